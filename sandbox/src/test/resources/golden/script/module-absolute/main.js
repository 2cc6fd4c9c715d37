import '/etc/passwd';
