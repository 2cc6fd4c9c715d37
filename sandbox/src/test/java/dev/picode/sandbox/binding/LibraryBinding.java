package dev.picode.sandbox.binding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A binding that uses every type there is; what the tests call and generate from.
@Binding(name = "library", doc = "Books, and the people who borrow them.")
final class LibraryBinding {
  /// What a test sees of the arguments that arrived.
  @Nullable Object last;

  enum Genre {
    CRIME,
    SCIENCE_FICTION
  }

  record Author(
      @Param(doc = "The full name.") String name,
      @Param(doc = "The year of birth; null where nobody knows.") @Nullable Integer born) {
    Author {
      if (name.isBlank()) {
        throw new IllegalArgumentException("an author has a name");
      }
    }
  }

  record Book(
      @Param(doc = "The title.") String title,
      @Param(doc = "Who wrote it | together.") List<Author> authors,
      @Param(doc = "What it is.") Genre genre,
      @Param(name = "inStock", doc = "How many are here.") int stock,
      @Param(doc = "The price in Euro.") double price) {
    Book {
      authors = List.copyOf(authors);
    }
  }

  @Callable(doc = "Finds books.\n\nThe best ones come first.", capability = "read", since = 1, example = "const books = await ctx.library.find(\"dune\", { maxResults: 3 });")
  public List<Book> find(
      @Param(doc = "Words of the title.") String query,
      @Param(doc = "Only this genre.", option = "null") @Nullable Genre genre,
      @Param(doc = "How many at most.", option = "10") int maxResults) {
    last = query + "/" + genre + "/" + maxResults;
    return List.of(
        new Book("Dune", List.of(new Author("Frank", 1920), new Author("Anon", null)),
            Genre.SCIENCE_FICTION, 2, 9.5));
  }

  @Callable(doc = "Adds a book.", capability = "write", since = 1)
  public void add(
      @Param(doc = "The book.") Book book,
      @Param(doc = "Words to find it by.", option = "[\"new\", \"*/\"]") List<String> tags) {
    last = List.of(book, tags);
  }

  @Callable(doc = "Counts books by genre.", capability = "none", since = 2)
  public Map<String, Long> count() {
    return Map.of("zebra", 1L, "crime", 2L, "horror", 3L, "apes", 4L);
  }

  @Callable(doc = "Gives back what it got.", capability = "none", since = 1)
  public @Nullable Object echo(
      @Param(doc = "Anything.") @Nullable Object value,
      @Param(doc = "A whole number.", option = "0") long whole,
      @Param(doc = "A number.", option = "0.5") double ratio,
      @Param(doc = "Yes or no.", option = "false") boolean loud,
      @Param(doc = "Numbers by name.", option = "{}") Map<String, @Nullable Integer> limits) {
    last = List.of(whole, ratio, loud, limits);
    return value;
  }

  @Callable(doc = "Always fails.", capability = "none", since = 1)
  public boolean fail() {
    throw new UnsupportedOperationException("closed on Sundays");
  }
}
