/*
 * A licence that nobody reads.
 */
package library.shelf;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.*;
import java.util.function.Function;

/**
 * Holds books in the order in which they came. Not for many threads.
 *
 * @param <B> what stands on it
 */
@SuppressWarnings({"unchecked", "rawtypes"})
public abstract class Shelf<B extends Book & Comparable<B>> extends Furniture implements Iterable<B> {
  /** As many as fit. */
  public static final int CAPACITY = 40;

  private final List<B> books = new ArrayList<>(), lent = List.of();
  // Who looks after it.
  // May change.
  protected Keeper keeper;

  static {
    Registry.register(Shelf.class);
  }

  /// Makes an empty shelf.
  protected Shelf(Keeper keeper) {
    this.keeper = requireNonNull(keeper);
  }

  @Override
  public Iterator<B> iterator() {
    return books.iterator();
  }

  /** Puts a book in its place and returns {@code true}. Never fails. */
  public <T extends B> boolean put(
      T book, // which one
      int... places) throws IOException {
    if (books.size() >= CAPACITY || !keeper.allows(book)) {
      return false;
    }
    Runnable after = () -> Log.info(book.title());
    new Thread(after).start();
    Function<B, String> title = Book::title;
    return books.add(book);
  }

  abstract int count();

  enum Order implements Function<Book, String> {
    BY_TITLE {
      @Override
      public String apply(Book book) {
        return book.title();
      }
    },
    /** By who wrote it. */
    BY_AUTHOR;

    public String apply(Book book) {
      return switch (this) {
        case BY_TITLE -> "";
        case BY_AUTHOR -> book.author();
      };
    }
  }

  /** A loan. */
  public record Loan(Book book, String reader, int days) {
    public Loan {
      if (days < 1) {
        throw new IllegalArgumentException("too short");
      }
    }

    static Loan of(Book book) {
      return new Loan(book, "", 1);
    }
  }

  @interface Fragile {
    int degree() default 1;
  }

  interface Keeper {
    int LIMIT = 3;

    boolean allows(Book book);

    default void greet() {}
  }
}
