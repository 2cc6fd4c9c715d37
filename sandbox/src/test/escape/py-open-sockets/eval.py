import socket, urllib.request, http.client, ssl
found = []
try:
    result = socket.socket()
    found.append('socket.socket()')
except Exception:
    pass
try:
    result = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    found.append('socket.socket(socket.AF_INET, socket.SOCK_DGRAM)')
except Exception:
    pass
try:
    result = socket.socket(socket.AF_UNIX)
    found.append('socket.socket(socket.AF_UNIX)')
except Exception:
    pass
try:
    result = socket.create_connection(("127.0.0.1", 22), 1)
    found.append('socket.create_connection(("127.0.0.1", 22), 1)')
except Exception:
    pass
try:
    result = socket.create_server(("", 0))
    found.append('socket.create_server(("", 0))')
except Exception:
    pass
try:
    result = socket.socketpair()
    found.append('socket.socketpair()')
except Exception:
    pass
try:
    result = socket.getaddrinfo("localhost", 80)
    found.append('socket.getaddrinfo("localhost", 80)')
except Exception:
    pass
try:
    result = socket.gethostbyname("localhost")
    found.append('socket.gethostbyname("localhost")')
except Exception:
    pass
try:
    result = urllib.request.urlopen("http://127.0.0.1/")
    found.append('urllib.request.urlopen("http://127.0.0.1/")')
except Exception:
    pass
try:
    result = urllib.request.urlopen("file:///etc/passwd").read()
    found.append('urllib.request.urlopen("file:///etc/passwd").read()')
except Exception:
    pass
try:
    result = http.client.HTTPConnection("127.0.0.1").request("GET", "/")
    found.append('http.client.HTTPConnection("127.0.0.1").request("GET", "/")')
except Exception:
    pass
found
