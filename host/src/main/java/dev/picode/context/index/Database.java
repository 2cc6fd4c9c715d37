package dev.picode.context.index;

import dev.picode.context.index.StoreException.Fault;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/// One connection to an SQLite database. Confined to one thread at a time, which its owner sees to.
///
/// Files are in WAL mode: readers see one moment while another process writes, and a process that is killed leaves what
/// was committed before. `synchronous=NORMAL` risks the last commits when the machine loses power, never the file.
final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  /// Names and words are inserted all over their tables: with 2 MiB, the default, pages of a store of ten thousand files
  /// are read again and again.
  private static final int CACHE_KIB = 16 << 10;

  /// What is written to the log (4 KiB a page) before it is brought into the file, where a page that was written many times
  /// is written once.
  private static final int LOG_PAGES = 4096;

  private final SQLiteConnection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(SQLiteConnection connection) {
    this.connection = connection;
  }

  /// What is made of each row.
  interface RowReader<T> {
    T of(Row row) throws SQLException, StoreException;
  }

  /// The columns of one row, counted from 1; valid while the reader has it.
  record Row(ResultSet columns) {
    String text(int column) throws SQLException {
      String text = columns.getString(column);
      return text == null ? "" : text;
    }

    @Nullable String textOrNull(int column) throws SQLException {
      return columns.getString(column);
    }

    long whole(int column) throws SQLException {
      return columns.getLong(column);
    }

    double number(int column) throws SQLException {
      return columns.getDouble(column);
    }

    byte[] bytes(int column) throws SQLException {
      byte[] bytes = columns.getBytes(column);
      return bytes == null ? new byte[0] : bytes;
    }
  }

  /// A database in a file, which is made where there is none; its folder exists.
  static Database open(Path file) throws StoreException {
    Database database = connect("jdbc:sqlite:" + file);
    try {
      database.run("pragma busy_timeout=" + BUSY_MILLIS);
      database.list("pragma journal_mode=wal", row -> row.text(1));
      database.run("pragma synchronous=normal");
      database.run("pragma cache_size=-" + CACHE_KIB);
      database.list("pragma wal_autocheckpoint=" + LOG_PAGES, row -> row.whole(1));
      return database;
    } catch (StoreException e) {
      database.close();
      throw e;
    }
  }

  /// A database that only this connection sees.
  static Database inMemory() throws StoreException {
    return connect("jdbc:sqlite::memory:");
  }

  private static Database connect(String url) throws StoreException {
    try {
      var properties = new Properties();
      // Else the library asks for the last row number after each insertion.
      properties.setProperty("jdbc.get_generated_keys", "false");
      return new Database(JDBC.createConnection(url, properties));
    } catch (SQLException e) {
      throw failure(e);
    } catch (UnsatisfiedLinkError e) {
      throw new StoreException(Fault.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /// Loads the library and what every connection needs, so that the next one opens sooner. What fails here fails there
  /// again.
  static void load() {
    try {
      inMemory().close();
    } catch (StoreException _) {
      // Who wants a connection is told.
    }
  }

  /// A copy in memory of another one as it is now.
  static Database copyOf(Database other) throws StoreException {
    Database copy = inMemory();
    try {
      copy.connection.deserialize("main", other.connection.serialize("main"));
      return copy;
    } catch (SQLException e) {
      copy.close();
      throw failure(e);
    }
  }

  /// Does something that gives no rows.
  void run(String sql, @Nullable Object... parameters) throws StoreException {
    try {
      prepared(sql, parameters).execute();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Does something that inserts one row, and gives its number.
  long insert(String sql, @Nullable Object... parameters) throws StoreException {
    run(sql, parameters);
    List<Long> ids = list("select last_insert_rowid()", row -> row.whole(1));
    return ids.getFirst();
  }

  /// What is made of each row of an answer.
  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws StoreException {
    try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
      var row = new Row(rows);
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reader.of(row));
      }
      return list;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /// Ends a transaction that was begun, without its changes. Fails silently: there may be none any more.
  void rollBack() {
    try {
      run("rollback");
    } catch (StoreException _) {
      // SQLite has rolled back by itself where the failure was grave.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // What was committed is in the file, what was not is given up.
    }
  }

  private static StoreException failure(SQLException e) {
    int code = e.getErrorCode() & 0xFF;
    Fault fault = Fault.UNUSABLE;
    // A statement that does not fit the tables means that the tables are not ours.
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code
        || code == SQLiteErrorCode.SQLITE_ERROR.code
        || code == SQLiteErrorCode.SQLITE_MISMATCH.code
        || code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
      fault = Fault.DAMAGED;
    }
    return new StoreException(fault, String.valueOf(e.getMessage()), e);
  }
}
