package dev.picode.sandbox.confinement;

/// A system call that a confined worker makes or must not make. Immutable.
///
/// The numbers are those of `asm/unistd_64.h` and, for aarch64, `asm-generic/unistd.h` of Linux; -1
/// where a processor does not have the call.
enum SystemCall {
  // Sockets.
  SOCKET(41, 198, Rule.DENIED),
  SOCKETPAIR(53, 199, Rule.DENIED),
  CONNECT(42, 203, Rule.DENIED),
  BIND(49, 200, Rule.DENIED),
  LISTEN(50, 201, Rule.DENIED),
  ACCEPT(43, 202, Rule.DENIED),
  ACCEPT4(288, 242, Rule.DENIED),
  // Programs and processes.
  EXECVE(59, 221, Rule.DENIED),
  EXECVEAT(322, 281, Rule.DENIED),
  FORK(57, -1, Rule.DENIED),
  VFORK(58, -1, Rule.DENIED),
  // Other processes: their memory, descriptors and signals.
  PTRACE(101, 117, Rule.DENIED),
  PROCESS_VM_READV(310, 270, Rule.DENIED),
  PROCESS_VM_WRITEV(311, 271, Rule.DENIED),
  PROCESS_MADVISE(440, 440, Rule.DENIED),
  PROCESS_MRELEASE(448, 448, Rule.DENIED),
  KCMP(312, 272, Rule.DENIED),
  PIDFD_OPEN(434, 434, Rule.DENIED),
  PIDFD_GETFD(438, 438, Rule.DENIED),
  PIDFD_SEND_SIGNAL(424, 424, Rule.DENIED),
  TKILL(200, 130, Rule.DENIED),
  RT_SIGQUEUEINFO(129, 138, Rule.DENIED),
  RT_TGSIGQUEUEINFO(297, 240, Rule.DENIED),
  MIGRATE_PAGES(256, 238, Rule.DENIED),
  MOVE_PAGES(279, 239, Rule.DENIED),
  SETPRIORITY(141, 140, Rule.DENIED),
  IOPRIO_SET(251, 30, Rule.DENIED),
  SCHED_SETSCHEDULER(144, 119, Rule.DENIED),
  SCHED_SETPARAM(142, 118, Rule.DENIED),
  SCHED_SETATTR(314, 274, Rule.DENIED),
  SCHED_SETAFFINITY(203, 122, Rule.DENIED),
  // Memory and queues shared with other processes.
  SHMGET(29, 194, Rule.DENIED),
  SHMAT(30, 196, Rule.DENIED),
  SEMGET(64, 190, Rule.DENIED),
  MSGGET(68, 186, Rule.DENIED),
  MQ_OPEN(240, 180, Rule.DENIED),
  // Parts of the kernel that had many holes.
  IO_URING_SETUP(425, 425, Rule.DENIED),
  IO_URING_ENTER(426, 426, Rule.DENIED),
  IO_URING_REGISTER(427, 427, Rule.DENIED),
  BPF(321, 280, Rule.DENIED),
  PERF_EVENT_OPEN(298, 241, Rule.DENIED),
  USERFAULTFD(323, 282, Rule.DENIED),
  KEYCTL(250, 219, Rule.DENIED),
  ADD_KEY(248, 217, Rule.DENIED),
  REQUEST_KEY(249, 218, Rule.DENIED),
  FANOTIFY_INIT(300, 262, Rule.DENIED),
  MEMFD_SECRET(447, 447, Rule.DENIED),
  MODIFY_LDT(154, -1, Rule.DENIED),
  LOOKUP_DCOOKIE(212, 18, Rule.DENIED),
  USELIB(134, -1, Rule.DENIED),
  PERSONALITY(135, 92, Rule.DENIED),
  // The machine itself.
  MOUNT(165, 40, Rule.DENIED),
  UMOUNT2(166, 39, Rule.DENIED),
  PIVOT_ROOT(155, 41, Rule.DENIED),
  CHROOT(161, 51, Rule.DENIED),
  MOVE_MOUNT(429, 429, Rule.DENIED),
  OPEN_TREE(428, 428, Rule.DENIED),
  OPEN_TREE_ATTR(467, 467, Rule.DENIED),
  FSOPEN(430, 430, Rule.DENIED),
  FSCONFIG(431, 431, Rule.DENIED),
  FSMOUNT(432, 432, Rule.DENIED),
  FSPICK(433, 433, Rule.DENIED),
  MOUNT_SETATTR(442, 442, Rule.DENIED),
  QUOTACTL(179, 60, Rule.DENIED),
  QUOTACTL_FD(443, 443, Rule.DENIED),
  SWAPON(167, 224, Rule.DENIED),
  SWAPOFF(168, 225, Rule.DENIED),
  KEXEC_LOAD(246, 104, Rule.DENIED),
  KEXEC_FILE_LOAD(320, 294, Rule.DENIED),
  INIT_MODULE(175, 105, Rule.DENIED),
  FINIT_MODULE(313, 273, Rule.DENIED),
  DELETE_MODULE(176, 106, Rule.DENIED),
  REBOOT(169, 142, Rule.DENIED),
  ACCT(163, 89, Rule.DENIED),
  SYSLOG(103, 116, Rule.DENIED),
  SETTIMEOFDAY(164, 170, Rule.DENIED),
  CLOCK_SETTIME(227, 112, Rule.DENIED),
  ADJTIMEX(159, 171, Rule.DENIED),
  CLOCK_ADJTIME(305, 266, Rule.DENIED),
  SETHOSTNAME(170, 161, Rule.DENIED),
  SETDOMAINNAME(171, 162, Rule.DENIED),
  IOPERM(173, -1, Rule.DENIED),
  IOPL(172, -1, Rule.DENIED),
  VHANGUP(153, 58, Rule.DENIED),
  UNSHARE(272, 97, Rule.DENIED),
  SETNS(308, 268, Rule.DENIED),
  NAME_TO_HANDLE_AT(303, 264, Rule.DENIED),
  OPEN_BY_HANDLE_AT(304, 265, Rule.DENIED),
  // Changes of files, which Landlock covers in part only.
  CREAT(85, -1, Rule.DENIED),
  TRUNCATE(76, 45, Rule.DENIED),
  MKDIR(83, -1, Rule.DENIED),
  MKDIRAT(258, 34, Rule.DENIED),
  MKNOD(133, -1, Rule.DENIED),
  MKNODAT(259, 33, Rule.DENIED),
  UNLINK(87, -1, Rule.DENIED),
  UNLINKAT(263, 35, Rule.DENIED),
  RMDIR(84, -1, Rule.DENIED),
  RENAME(82, -1, Rule.DENIED),
  RENAMEAT(264, 38, Rule.DENIED),
  RENAMEAT2(316, 276, Rule.DENIED),
  LINK(86, -1, Rule.DENIED),
  LINKAT(265, 37, Rule.DENIED),
  SYMLINK(88, -1, Rule.DENIED),
  SYMLINKAT(266, 36, Rule.DENIED),
  CHMOD(90, -1, Rule.DENIED),
  FCHMOD(91, 52, Rule.DENIED),
  FCHMODAT(268, 53, Rule.DENIED),
  FCHMODAT2(452, 452, Rule.DENIED),
  CHOWN(92, -1, Rule.DENIED),
  FCHOWN(93, 55, Rule.DENIED),
  LCHOWN(94, -1, Rule.DENIED),
  FCHOWNAT(260, 54, Rule.DENIED),
  UTIME(132, -1, Rule.DENIED),
  UTIMES(235, -1, Rule.DENIED),
  FUTIMESAT(261, -1, Rule.DENIED),
  UTIMENSAT(280, 88, Rule.DENIED),
  SETXATTR(188, 5, Rule.DENIED),
  LSETXATTR(189, 6, Rule.DENIED),
  FSETXATTR(190, 7, Rule.DENIED),
  SETXATTRAT(463, 463, Rule.DENIED),
  REMOVEXATTR(197, 14, Rule.DENIED),
  LREMOVEXATTR(198, 15, Rule.DENIED),
  FREMOVEXATTR(199, 16, Rule.DENIED),
  REMOVEXATTRAT(466, 466, Rule.DENIED),
  FILE_SETATTR(469, 469, Rule.DENIED),
  // Calls that cannot be looked into: the C library falls back to the older ones.
  CLONE3(435, 435, Rule.MISSING),
  OPENAT2(437, 437, Rule.MISSING),
  // Calls that depend on their arguments.
  CLONE(56, 220, Rule.INSPECTED),
  KILL(62, 129, Rule.INSPECTED),
  TGKILL(234, 131, Rule.INSPECTED),
  PRLIMIT64(302, 261, Rule.INSPECTED),
  PRCTL(157, 167, Rule.INSPECTED),
  IOCTL(16, 29, Rule.INSPECTED),
  OPEN(2, -1, Rule.INSPECTED),
  OPENAT(257, 56, Rule.INSPECTED),
  // Calls that this package makes.
  CLOSE(3, 57, Rule.OWN),
  SECCOMP(317, 277, Rule.OWN),
  GETPPID(110, 173, Rule.OWN),
  SETPGID(109, 154, Rule.OWN),
  PIPE2(293, 59, Rule.OWN),
  CLOSE_RANGE(436, 436, Rule.OWN),
  WAITID(247, 95, Rule.OWN),
  CAPGET(125, 90, Rule.OWN),
  CAPSET(126, 91, Rule.OWN),
  LANDLOCK_CREATE_RULESET(444, 444, Rule.OWN),
  LANDLOCK_ADD_RULE(445, 445, Rule.OWN),
  LANDLOCK_RESTRICT_SELF(446, 446, Rule.OWN);

  /// What the filter does with a call.
  enum Rule {
    /// It fails with EPERM.
    DENIED,
    /// It fails with ENOSYS, as on a kernel that does not have it.
    MISSING,
    /// Its arguments decide.
    INSPECTED,
    /// The filter leaves it alone.
    OWN
  }

  final int x86;
  final int arm;
  final Rule rule;

  SystemCall(int x86, int arm, Rule rule) {
    this.x86 = x86;
    this.arm = arm;
    this.rule = rule;
  }
}
