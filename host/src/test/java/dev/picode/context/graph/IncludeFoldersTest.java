package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of includes whose folders the build names, checked by hand.
class IncludeFoldersTest {
  private static TreeText tree(String more) {
    return TreeText.of("""
        app/main.c | local:config.h system:parts/wheel.h system:string.h local:shared.h
        app/other.c | local:config.h
        app/view.h | local:shared.h
        conf/linux/config.h
        conf/windows/config.h
        parts/public/parts/wheel.h
        third/parts/wheel.h
        own/string.h
        one/shared.h
        two/shared.h
        """ + more);
  }

  @Test
  void commandsSayWhereEachFileLooks() throws Exception {
    var tree = tree("").with("build/compile_commands.json", """
        [
          {"directory": "/home/ann/shop/build", "file": "/home/ann/shop/app/main.c",
           "command": "cc -I../conf/linux -isystem \\"/home/ann/shop/parts/public\\" -I /usr/include -I../own -I../two -o x ../app/main.c"},
          {"directory": "/home/ann/shop/build", "file": "../app/other.c",
           "arguments": ["cl", "/I", "../conf/windows", "-iquote../one", "../app/other.c"]},
          {"directory": "/home/ann/shop/build", "file": "generated.c", "command": "cc -Igone generated.c"}
        ]
        """);
    assertThat(tree.described()).isEqualTo("""
        app/main.c -> conf/linux/config.h
        app/main.c -> own/string.h
        app/main.c -> parts/public/parts/wheel.h
        app/main.c -> two/shared.h
        app/other.c -> conf/windows/config.h
        app/view.h -> two/shared.h
        """);
  }

  @Test
  void makefilesAndCmakeSayItForTheFoldersBelow() throws Exception {
    var tree = tree("""
        lib/deep/a.c | local:shared.h local:config.h
        """)
        .with("Makefile", """
            # CFLAGS += -Ithird
            CFLAGS = -O2 -Iparts/public -I$(HIDDEN)/x -I$(srcdir)/conf/windows
            NAME = some-Ione
            """)
        .with("lib/CMakeLists.txt", """
            project(lib)
            # include_directories(../one)
            include_directories(
              ${PROJECT_SOURCE_DIR}/../conf/linux)
            target_include_directories(lib PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/../two> ${GONE}/one)
            """);
    assertThat(tree.described()).isEqualTo("""
        app/main.c -> conf/windows/config.h
        app/main.c -> parts/public/parts/wheel.h
        app/main.c !! shared.h
        app/main.c => string.h
        app/other.c -> conf/windows/config.h
        app/view.h !! shared.h
        lib/deep/a.c -> conf/linux/config.h
        lib/deep/a.c -> two/shared.h
        """);
  }

  @Test
  void withoutABuildThereIsNoTelling() throws Exception {
    assertThat(tree("").described()).isEqualTo("""
        app/main.c !! config.h
        app/main.c !! shared.h
        app/main.c => parts
        app/main.c => string.h
        app/other.c !! config.h
        app/view.h !! shared.h
        """);
  }

  @Test
  void commandsThatAreBrokenOrOfAnotherTreeAreNoted() throws Exception {
    var broken = tree("").with("compile_commands.json", "[{\"file\": ");
    assertThat(broken.graph().notes()).extracting(note -> note.path())
        .containsExactly("compile_commands.json");
    var strange = tree("").with("compile_commands.json", """
        [1, {"file": 3}, {"directory": "..", "file": "../../x.c", "command": "cc '-I"}, {"file": "app/main.c"},
         {"directory": "/elsewhere", "file": "/elsewhere/none.c", "command": "cc -I/elsewhere/conf/linux"}]
        """);
    assertThat(strange.described()).contains("app/main.c !! config.h");
  }
}
