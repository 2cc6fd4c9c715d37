package dev.picode.context.rank;

/// What speaks for a file.
enum Signal {
  LINKED,
  TEXT,
  NAME,
  DEFINES,
  SUBJECT,
  TOGETHER,
  NEAR
}
