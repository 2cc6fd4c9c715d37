package dev.picode.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.ObjLongConsumer;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.jspecify.annotations.Nullable;

/// Watches a fetch: tells how far it is, and ends it where it takes too long or too much room. Confined to the
/// thread that fetches.
final class FetchWatch implements ProgressMonitor {
  /// The size on the disk is looked at after so many steps.
  private static final int EVERY = 256;

  private final Path folder;
  private final long maxBytes;
  private final long end;
  private final ObjLongConsumer<String> progress;
  private String label = "";
  private long done;
  private @Nullable String reason;

  /// @param folder what is fetched into
  /// @param progress is told what is being done, and how many objects are done
  FetchWatch(Path folder, long maxBytes, Duration time, ObjLongConsumer<String> progress) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.end = System.nanoTime() + time.toNanos();
    this.progress = progress;
  }

  /// Why it was ended, or `null`.
  @Nullable String reason() {
    return reason;
  }

  @Override
  public void start(int totalTasks) {
    // Their number says nothing.
  }

  @Override
  public void beginTask(String title, int totalWork) {
    label = title;
    done = 0;
  }

  @Override
  public void update(int completed) {
    long before = done / EVERY;
    done += completed;
    progress.accept(label, done);
    if (done / EVERY != before && reason == null && size() > maxBytes) {
      reason = "it is larger than " + (maxBytes >> 20) + " MiB";
    }
  }

  @Override
  public void endTask() {
    // The next one begins.
  }

  @Override
  public boolean isCancelled() {
    if (reason == null && System.nanoTime() - end > 0) {
      reason = "it takes too long";
    }
    if (reason == null && Thread.currentThread().isInterrupted()) {
      reason = "it was interrupted";
    }
    return reason != null;
  }

  @Override
  public void showDuration(boolean enabled) {
    // Whoever shows progress does.
  }

  private long size() {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException _) {
      return 0; // a file that was there is not any more
    }
  }
}
