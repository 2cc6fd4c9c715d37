package dev.picode.context.index;

import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.ListedFile;
import dev.picode.context.index.StoreException.Fault;
import dev.picode.file.OwnerOnly;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the files of a workspace, in a file or in memory: the side that writes. Confined to one thread at a
/// time.
///
/// Whoever writes begins and commits; what was not committed never was.
final class IndexStore implements AutoCloseable {
  private static final int MOST_WRITTEN = DefinedNames.MOST_LATER;

  private final Database database;
  private final @Nullable Path file;
  private final List<String> written = new ArrayList<>();

  private IndexStore(Database database, @Nullable Path file) {
    this.database = database;
    this.file = file;
  }

  /// What is known of a file without looking into it.
  ///
  /// @param looked when it was looked into, in nanoseconds since 1970
  record State(long bytes, long modified, long looked) {}

  /// A store that was opened.
  ///
  /// @param state what was there
  record Opened(IndexStore store, Schema.State state) {}

  /// The store in a file, which is made where there is none.
  static Opened open(Path file, String source, Path root) throws StoreException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, OwnerOnly.folder(folder));
      }
    } catch (IOException e) {
      throw new StoreException(Fault.UNUSABLE, String.valueOf(e.getMessage()), e);
    }
    return prepared(Database.open(file), file, source, root);
  }

  /// An empty store that is gone when it is closed.
  static Opened inMemory(String source, Path root) throws StoreException {
    return prepared(Database.inMemory(), null, source, root);
  }

  private static Opened prepared(Database database, @Nullable Path file, String source, Path root)
      throws StoreException {
    try {
      var state = Schema.prepare(database, source, root.toString());
      return new Opened(new IndexStore(database, file), state);
    } catch (StoreException e) {
      database.close();
      throw e;
    }
  }

  /// Removes the file of a store and what SQLite keeps beside it.
  static void delete(Path file) throws StoreException {
    try {
      for (String ending : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
      }
    } catch (IOException e) {
      throw new StoreException(Fault.UNUSABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /// Where it is, or `null` for one in memory.
  @Nullable Path file() {
    return file;
  }

  /// A connection that sees what is committed now, and nothing that is later.
  Database reader() throws StoreException {
    if (file == null) {
      return Database.copyOf(database);
    }
    Database reader = Database.open(file);
    try {
      reader.run("begin");
      reader.list("select count(*) from meta", row -> row.whole(1));
      return reader;
    } catch (StoreException e) {
      reader.close();
      throw e;
    }
  }

  /// What is known of each file, by path.
  Map<String, State> states() throws StoreException {
    var states = new HashMap<String, State>();
    addStates(states, "");
    return states;
  }

  /// What is known of the files at some paths or below them, by path.
  Map<String, State> states(Collection<String> paths) throws StoreException {
    var states = new HashMap<String, State>();
    for (String path : paths) {
      // Below a folder is what sorts behind `folder/` and before `folder0`, the next character after `/`.
      addStates(states, " where path = ? or (path > ? and path < ?)", path, path + "/", path + "0");
    }
    return states;
  }

  private void addStates(Map<String, State> states, String which, String... parameters)
      throws StoreException {
    database.list("select path, bytes, modified, looked from file" + which,
        row -> states.put(row.text(1), new State(row.whole(2), row.whole(3), row.whole(4))),
        (Object[]) parameters);
  }

  /// The hash of a file's content in hexadecimal; empty where it is not known or holds no text.
  String hash(String path) throws StoreException {
    List<byte[]> found = database.list("select hash from file where path = ?",
        row -> row.bytes(1), path);
    return found.isEmpty() || found.getFirst().length == 0
        ? ""
        : Hash.of256(found.getFirst()).hex();
  }

  /// Throws everything away.
  void clear() throws StoreException {
    begin();
    for (String table : List.of("definition", "source", "file", "words", "referred")) {
      database.run("delete from " + table);
    }
    commit();
  }

  void begin() throws StoreException {
    database.run("begin immediate");
  }

  void commit() throws StoreException {
    database.run("commit");
  }

  void rollBack() {
    database.rollBack();
  }

  /// A number that changes with what others commit, and not with what this commits.
  long others() throws StoreException {
    return database.list("pragma data_version", row -> row.whole(1)).getFirst();
  }

  /// The names that the files define that were taken since this was asked last; some of them, and more than
  /// [DefinedNames] adds, where many were.
  List<String> written() {
    List<String> names = List.copyOf(written);
    written.clear();
    return names;
  }

  /// Takes a file, in place of what was known of it.
  void put(Finding.Changed found) throws StoreException {
    remove(found.listed().path());
    IndexedFile indexed = found.file();
    Language language = indexed.language();
    ListedFile listed = found.listed();
    long id = database.insert("""
        insert into file(path, bytes, modified, looked, hash, language, lines, test, skip)
        values(?, ?, ?, ?, ?, ?, ?, ?, 0)""", listed.path(), indexed.bytes(), listed.modified(),
        // A file that grew since it was listed has another size than the list says: look again next time.
        listed.bytes() == indexed.bytes() ? found.looked() : 0L, found.hash().digest(),
        language == null ? null : language.name(), indexed.lines(), indexed.test() ? 1 : 0);
    NameTable names = found.symbols().table();
    database.run("insert into source(file, names, positions) values(?, ?, ?)", id,
        found.symbols().names(), found.symbols().positions());
    database.run("insert into definition(name, file) select value, ? from json_each(?)", id,
        Json.write(names.defined()));
    if (written.size() <= MOST_WRITTEN) {
      written.addAll(names.defined());
    }
    if (!names.counts().isEmpty()) {
      database.run("insert into referred(rowid, names) values(?, ?)", id,
          NameHash.text(names.counts().keySet()));
    }
    Finding.Words words = found.words();
    database.run("insert into words(rowid, path, symbols, text) values(?, ?, ?, ?)", id,
        words.path(), words.symbols(), words.text());
  }

  /// Remembers that a file holds no text.
  void putBinary(ListedFile listed, long looked) throws StoreException {
    remove(listed.path());
    database.run("""
        insert into file(path, bytes, modified, looked, hash, language, lines, test, skip)
        values(?, ?, ?, ?, null, null, 0, 0, 1)""", listed.path(), listed.bytes(),
        listed.modified(), looked);
  }

  /// Remembers that a file is as it was.
  void touch(ListedFile listed, long looked) throws StoreException {
    database.run("update file set modified = ?, looked = ? where path = ?", listed.modified(),
        looked, listed.path());
  }

  /// Forgets a file; nothing happens where it is not known.
  void remove(String path) throws StoreException {
    List<Long> ids = database.list("select id from file where path = ?", row -> row.whole(1), path);
    if (ids.isEmpty()) {
      return;
    }
    Long id = ids.getFirst();
    List<byte[]> packed = database.list("select names from source where file = ?",
        row -> row.bytes(1), id);
    for (byte[] bytes : packed) {
      for (String name : NameTable.unpack(bytes).defined()) {
        database.run("delete from definition where name = ? and file = ?", name, id);
      }
    }
    database.run("delete from source where file = ?", id);
    database.run("delete from referred where rowid = ?", id);
    database.run("delete from words where rowid = ?", id);
    database.run("delete from file where id = ?", id);
  }

  @Override
  public void close() {
    database.close();
  }
}
