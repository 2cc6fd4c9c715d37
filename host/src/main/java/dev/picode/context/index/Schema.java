package dev.picode.context.index;

import dev.picode.context.index.StoreException.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables of a store. Stateless.
///
/// Of a file's symbols the store keeps two packed texts (see [SymbolCodec]): names, counts and imports, which ranking
/// reads of every file, and the positions, which are asked of few. Two tables lead from a name to files:
/// `definition` exactly, `referred` by a hash of 32 bits, so that what it finds is compared again. `words` is searched
/// by BM25. Neither full-text table keeps the text.
final class Schema {
  /// Counts up with every change of the tables or of what is kept in them.
  private static final int FORMAT = 2;

  /// Where the enumerations that are kept by number change, so does the format.
  private static final String SHAPE = FORMAT + "." + KeptNumbers.version();

  private static final List<String> TABLES = List.of(
      "create table meta(key text primary key, value text not null) without rowid",
      """
          create table file(id integer primary key, path text not null unique, bytes integer not null,
            modified integer not null, looked integer not null, hash blob, language text,
            lines integer not null, test integer not null, skip integer not null)""",
      "create table source(file integer primary key, names blob not null, positions blob not null)",
      """
          create table definition(name text not null, file integer not null, primary key(name, file))
            without rowid""",
      """
          create virtual table referred using fts5(
            names, content='', contentless_delete=1, detail=none, tokenize='ascii')""",
      """
          create virtual table words using fts5(
            path, symbols, text, content='', contentless_delete=1, tokenize='ascii')""",
      "insert into words(words, rank) values('hashsize', 16777216)",
      "insert into referred(referred, rank) values('hashsize', 8388608)");

  private Schema() {}

  /// Whether a store had what this program needs.
  enum State {
    /// There was nothing.
    NEW,
    /// It was made by this program, with these symbols.
    FITS,
    /// It was made by another version of the program, or with other symbols.
    OTHER
  }

  /// Sees to it that a database has these tables; those of another version are replaced by empty ones.
  ///
  /// @param source the version of what finds the symbols
  /// @param root the workspace, for who looks into the file
  static State prepare(Database database, String source, String root) throws StoreException {
    if (state(database, source) == State.FITS) {
      return State.FITS;
    }
    database.run("begin immediate");
    try {
      // Another process may have made them while this one waited.
      State state = state(database, source);
      if (state != State.FITS) {
        drop(database);
        for (String table : TABLES) {
          database.run(table);
        }
        put(database, "format", SHAPE);
        put(database, "source", source);
        put(database, "root", root);
      }
      database.run("commit");
      return state;
    } catch (StoreException e) {
      database.rollBack();
      throw e;
    }
  }

  private static void put(Database database, String key, String value) throws StoreException {
    database.run("insert into meta(key, value) values(?, ?)", key, value);
  }

  private static State state(Database database, String source) throws StoreException {
    if (tables(database).isEmpty()) {
      return State.NEW;
    }
    if (!tables(database).contains("meta")) {
      throw new StoreException(Fault.DAMAGED, "there is no table `meta`");
    }
    Map<String, String> meta = new TreeMap<>();
    database.list("select key, value from meta",
        row -> meta.put(row.text(1), row.text(2)));
    return SHAPE.equals(meta.get("format")) && source.equals(meta.get("source"))
        ? State.FITS
        : State.OTHER;
  }

  private static List<String> tables(Database database) throws StoreException {
    return names(database, "name not like 'sqlite%'");
  }

  private static List<String> names(Database database, String which) throws StoreException {
    return database.list(
        "select name from sqlite_schema where type = 'table' and " + which + " order by name",
        row -> row.text(1));
  }

  /// Removes all tables: the virtual ones first, which take their own tables with them.
  private static void drop(Database database) throws StoreException {
    for (String which : List.of("sql like 'create virtual%'", "name not like 'sqlite%'")) {
      for (String table : names(database, which)) {
        database.run("drop table \"" + table.replace("\"", "\"\"") + "\"");
      }
    }
  }
}
