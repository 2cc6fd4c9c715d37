package dev.picode.agent.session;

import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import java.util.List;

/// A session as a document for people. Stateless, safe for many threads.
///
/// It tells what the person typed, what the model said, and each call with its result; not what was put beside a prompt,
/// nor thoughts.
public final class SessionExport {
  private static final String STYLE = "body{max-width:50rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,"
      + "sans-serif}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0}"
      + "section{margin:1.5rem 0}.person{border-left:4px solid #888;padding-left:1rem}"
      + "details{margin:.5rem 0;font-size:.9rem}.failed summary{color:#b00020}";

  private SessionExport() {}

  /// Takes in what happened, in order.
  private interface Page {
    void typed(String text, int pictures);

    void said(String text, boolean isCut);

    void called(Part.ToolCall call);

    void resulted(SessionEntry.Result result);

    void compacted(SessionEntry.Compacted compacted);
  }

  /// The session in Markdown.
  public static String markdown(StoredSession session) {
    var text = new StringBuilder("# " + title(session).replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1")
        + "\n\nSession `" + session.header().id() + "`, begun " + session.header().created()
        + ".\n");
    walk(session, new Page() {
      @Override
      public void typed(String typed, int pictures) {
        text.append("\n## You\n\n").append(typed.strip()).append('\n');
        text.append("\n[a picture]\n".repeat(pictures));
      }

      @Override
      public void said(String said, boolean isCut) {
        text.append("\n## PiCode\n\n").append(said.strip()).append(isCut ? " …\n" : "\n");
      }

      @Override
      public void called(Part.ToolCall call) {
        text.append("\nCalls `").append(call.name()).append("`:\n\n");
        fenced(call.argumentsText());
      }

      @Override
      public void resulted(SessionEntry.Result result) {
        text.append(result.result().isError() ? "\nIt failed:\n\n" : "\nIt gave:\n\n");
        fenced(words(result.result()));
      }

      @Override
      public void compacted(SessionEntry.Compacted compacted) {
        text.append("\n---\n\nThe conversation was shortened to:\n\n")
            .append(compacted.summary().strip())
            .append("\n\n---\n");
      }

      // Nothing in a text ends its fence.
      private void fenced(String body) {
        String fence = "```";
        while (body.contains(fence)) {
          fence += "`";
        }
        text.append(fence).append('\n').append(body.stripTrailing()).append('\n');
        text.append(fence).append('\n');
      }
    });
    return text.toString();
  }

  /// The session as a page of HTML that loads nothing and runs nothing.
  public static String html(StoredSession session) {
    var text = new StringBuilder(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            + "<title>" + escaped(title(session)) + "</title>\n<style>" + STYLE
            + "</style>\n</head>\n<body>\n<h1>" + escaped(title(session))
            + "</h1>\n<p>Session <code>"
            + escaped(session.header().id()) + "</code>, begun " + session.header().created()
            + ".</p>\n");
    walk(session, new Page() {
      @Override
      public void typed(String typed, int pictures) {
        section("person", "You", typed + "\n[a picture]".repeat(pictures));
      }

      @Override
      public void said(String said, boolean isCut) {
        section("model", "PiCode", isCut ? said + " …" : said);
      }

      @Override
      public void called(Part.ToolCall call) {
        details("call", "Calls " + call.name(), call.argumentsText());
      }

      @Override
      public void resulted(SessionEntry.Result result) {
        details(result.result().isError() ? "failed" : "result", result.summary(),
            words(result.result()));
      }

      @Override
      public void compacted(SessionEntry.Compacted compacted) {
        section("summary", "The conversation was shortened to", compacted.summary());
      }

      private void section(String kind, String heading, String body) {
        text.append("<section class=\"" + kind + "\">\n<h2>" + heading + "</h2>\n<pre>")
            .append(escaped(body.strip()))
            .append("</pre>\n</section>\n");
      }

      private void details(String kind, String heading, String body) {
        text.append("<details class=\"" + kind + "\"><summary>")
            .append(escaped(heading))
            .append("</summary>\n<pre>")
            .append(escaped(body))
            .append("</pre>\n</details>\n");
      }
    });
    return text.append("</body>\n</html>\n").toString();
  }

  private static void walk(StoredSession session, Page page) {
    for (TimedEntry timed : session.entries()) {
      switch (timed.entry()) {
        case SessionEntry.Said said -> said(said, page);
        case SessionEntry.Result result -> page.resulted(result);
        case SessionEntry.Compacted compacted -> page.compacted(compacted);
        case SessionEntry.Answered _,SessionEntry.Named _ -> {
        }
      }
    }
  }

  private static void said(SessionEntry.Said said, Page page) {
    Message message = said.message();
    String typed = said.typed();
    if (typed != null) {
      page.typed(typed,
          (int) message.parts().stream().filter(Part.Image.class::isInstance).count());
    } else if (message.role() == Role.ASSISTANT) {
      if (!message.text().isBlank()) {
        page.said(message.text(), said.isCut());
      }
      message.toolCalls().forEach(page::called);
    }
  }

  private static String words(Part.ToolResult result) {
    var text = new StringBuilder();
    List<Part.Result> parts = result.parts();
    parts.forEach(part -> text.append(switch (part) {
      case Part.Text words -> words.text();
      case Part.Image _ -> "[a picture]";
    }));
    return text.toString();
  }

  private static String title(StoredSession session) {
    if (!session.name().isEmpty()) {
      return session.name();
    }
    for (TimedEntry timed : session.entries()) {
      if (timed.entry() instanceof SessionEntry.Said said && said.typed() != null) {
        return SessionReading.shortened(said.typed());
      }
    }
    return "A session";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
