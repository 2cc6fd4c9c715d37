import '../../../etc/passwd';
