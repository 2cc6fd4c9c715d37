# The first module of a context that runs a file of tests: lets the test kit stand in for `picode`, then
# collects the tests. The host writes `TEST_FILE = "…"` above this.
import importlib.util
import sys


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


load("picode.testing", "/bundle/@picode/testing.py")._collect(
    lambda: load("picode_tests", f"/bundle/{TEST_FILE}"))
