package dev.picode.context.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The events of the operating system: inotify, FSEvents, ReadDirectoryChangesW. Immutable, safe for many threads.
///
/// The library says only through the future of `watchAsync` that there are no more watches, and through `onException`
/// what happens later; both are heeded. Contents are not hashed: the index does that.
final class SystemEvents implements FolderEvents {
  @Override
  public AutoCloseable watch(Path root, Predicate<Path> enters, Consumer<Path> changed,
      Consumer<Exception> failed) throws IOException {
    DirectoryWatcher watcher = DirectoryWatcher.builder()
        .path(root)
        .fileHashing(false)
        .fileTreeVisitor(visitor(enters))
        .listener(listener(changed, failed))
        .build();
    Executor thread = task -> Thread.ofPlatform().daemon().name("picode-watch").start(task);
    CompletableFuture<Void> end = watcher.watchAsync(thread);
    if (end.isCompletedExceptionally()) {
      watcher.close();
      throw new IOException("the system watches no more folders", end.exceptionNow());
    }
    var _ = end.whenComplete((_, failure) -> {
      if (failure != null && !watcher.isClosed()) {
        failed.accept(new IOException("the watch ended", failure));
      }
    });
    return watcher::close;
  }

  private static DirectoryChangeListener listener(Consumer<Path> changed,
      Consumer<Exception> failed) {
    return new DirectoryChangeListener() {
      @Override
      public void onEvent(DirectoryChangeEvent event) {
        Path path = event.path();
        boolean known = event.eventType() != DirectoryChangeEvent.EventType.OVERFLOW
            && path != null;
        changed.accept(known ? path : event.rootPath());
      }

      @Override
      public void onException(Exception e) {
        failed.accept(e);
      }
    };
  }

  /// Goes through the folders that are entered; what vanishes meanwhile is passed over.
  private static FileTreeVisitor visitor(Predicate<Path> enters) {
    return (start, onFolder, onFile) -> {
      var visitor = new SimpleFileVisitor<Path>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
            throws IOException {
          if (!enters.test(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
          }
          try {
            onFolder.call(folder);
          } catch (NoSuchFileException | NotDirectoryException _) {
            return FileVisitResult.SKIP_SUBTREE;
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
            throws IOException {
          onFile.call(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
          return FileVisitResult.CONTINUE;
        }
      };
      Files.walkFileTree(start, visitor);
    };
  }
}
