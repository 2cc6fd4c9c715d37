package dev.picode.sandbox.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.confinement.Wall.Kind;
import dev.picode.sandbox.confinement.Wall.State;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfinementTest {
  private static final int RETURN = 0x06;
  private static final Openings OPENINGS = Openings.ofJvm(Path.of("/jdk"),
      List.of(Path.of("/a \"quoted\" place")));

  @ParameterizedTest
  @CsvSource({
    "Windows 11, amd64, `Windows 11` has no walls that PiCode can set",
    "Mac OS X, aarch64, `Mac OS X` has no walls that PiCode can set",
    "FreeBSD, amd64, `FreeBSD` has no walls that PiCode can set",
    "Linux, riscv64, the numbers of the system calls are not known here for the processor `riscv64`"
  })
  void saysWhyAMachineHasNoWallsAndSetsNone(String system, String processor, String why) {
    var there = Confinement.of(system, processor);
    assertThat(there.survey()).hasSize(Kind.values().length)
        .allSatisfy(wall -> assertThat(wall)
            .isEqualTo(new Wall(wall.kind(), State.UNAVAILABLE, why)));
    assertThat(there.confineThread(OPENINGS)).extracting(Wall::kind)
        .containsExactly(Kind.FILES, Kind.TCP, Kind.NEIGHBOURS);
    assertThat(there.confineProcess().sentence()).isEqualTo(why);
    assertThat(there.surveyPrograms(false)).hasSize(3)
        .noneMatch(Wall::stands)
        .allSatisfy(wall -> assertThat(wall.sentence()).isEqualTo(why));
    assertThat(there.dieWithParent(1)).isTrue();
  }

  @Test
  void aWallThatIsOffDoesNotStand() {
    assertThat(Confinement.off()).extracting(Wall::kind).containsExactly(Kind.values());
    assertThat(Confinement.off()).noneMatch(Wall::stands);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void everyNumberIsRefusedOnceAndEveryJumpStaysInside(Architecture processor) {
    Set<Integer> numbers = new HashSet<>();
    for (SystemCall call : SystemCall.values()) {
      int number = processor.number(call);
      assertThat(number < 0 || numbers.add(number)).as(call.name()).isTrue();
    }
    var worker = new FilterProgram(processor, 4711);
    assertEveryJumpStaysInside(worker, worker.assemble());
    for (boolean network : new boolean[] {true, false}) {
      var program = new FilterProgram(processor, 4711);
      assertEveryJumpStaysInside(program, program.assembleForPrograms(network));
    }
  }

  private static void assertEveryJumpStaysInside(FilterProgram program, int length) {
    ByteBuffer code = program.code().flip();
    for (int at = 0; at < length; at++) {
      int operation = code.getShort();
      int yes = Byte.toUnsignedInt(code.get());
      int no = Byte.toUnsignedInt(code.get());
      code.getInt();
      if (operation != RETURN) {
        assertThat(at + 1 + Math.max(yes, no)).as("a jump of %x", operation).isLessThan(length);
      }
    }
  }

  @Test
  void aJvmIsAllowedItsHomeItsLibrariesAndWhatIsNamedAndNothingOfTheUser() {
    assertThat(OPENINGS.programs()).contains(Path.of("/jdk"), Path.of("/usr/lib"));
    assertThat(OPENINGS.data()).contains(Path.of("/a \"quoted\" place"));
    assertThat(OPENINGS.devices()).containsExactly(Path.of("/dev/null"));
    assertThat(List.of(OPENINGS.programs(), OPENINGS.data()))
        .allSatisfy(paths -> assertThat(paths).doesNotContain(Path.of("/"), Path.of("/home"),
            Path.of("/etc"), Path.of("/tmp"), Path.of("/proc"), Path.of("/usr")));
  }
}
