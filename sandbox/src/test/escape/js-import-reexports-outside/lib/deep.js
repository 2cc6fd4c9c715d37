export * from '../../../../../etc/passwd';
