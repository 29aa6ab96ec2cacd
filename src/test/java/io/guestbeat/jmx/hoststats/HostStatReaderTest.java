package io.guestbeat.jmx.hoststats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What becomes of the JSON that a host answers. */
class HostStatReaderTest {
  @Test
  void keepsTheHostsOwnNamesValuesAndTypes() throws Exception {
    String json =
        "{\"cpu.number\": 4, \"load\": 0.5, \"big\": 18446744073709551615, \"tiny\": -1,"
            + " \"version\": \"8.0.3\", \"ha\": true, \"none\": null}";

    assertThat(HostStatReader.read(json))
        .extracting(HostStat::key, HostStat::value)
        .containsExactly(
            tuple("cpu.number", 4L),
            tuple("load", 0.5),
            tuple("big", "18446744073709551615"),
            tuple("tiny", -1L),
            tuple("version", "8.0.3"),
            tuple("ha", true),
            tuple("none", null));
  }

  @Test
  void takesAnObjectThatSaysItsUnitForOneValue() throws Exception {
    String json =
        "{\"mem\": {\"used\": {\"value\": 512, \"unit\": \"MB\", \"description\": \"in use\"}}}";

    assertThat(HostStatReader.read(json))
        .extracting(HostStat::key, HostStat::value, HostStat::unit, HostStat::description)
        .containsExactly(tuple("mem.used", 512L, "MB", "in use"));
  }

  @Test
  void takesWhatVmwareSaysOfAValue() throws Exception {
    String json =
        "{\"vm.cpu.used\": {\"type\": \"accumulate\", \"units\": \"us\", \"value\": 7},"
            + " \"session\": {\"type\": \"static\", \"value\": 17508347911286498211}}";

    assertThat(HostStatReader.read(json))
        .extracting(HostStat::key, HostStat::value, HostStat::unit, HostStat::hostType)
        .containsExactly(
            tuple("vm.cpu.used", 7L, "us", "accumulate"),
            tuple("session", "17508347911286498211", null, "static"));
  }

  @Property
  void noWholeNumberLosesADigit(@ForAll BigInteger number) throws Exception {
    assertThat(HostStatReader.read("[" + number + "]"))
        .singleElement()
        .satisfies(stat -> assertThat(stat.value()).hasToString(number.toString()));
  }

  @Test
  void aWholeNumberIsALongWhereItFits() throws Exception {
    assertThat(HostStatReader.read("[9223372036854775807, -9223372036854775808, -0, 1]"))
        .extracting(HostStat::value)
        .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE, 0L, 1L);
    assertThat(HostStatReader.read("[9223372036854775808, -9223372036854775809]"))
        .extracting(HostStat::value)
        .containsExactly("9223372036854775808", "-9223372036854775809");
  }

  @Test
  void guessesNoUnit() throws Exception {
    assertThat(HostStatReader.read("{\"mem.usedMB\": 1}"))
        .extracting(HostStat::unit)
        .containsOnlyNulls();
  }

  @Test
  void namesWhatIsNestedByWhereItStands() throws Exception {
    String json = "{\"disks\": [{\"reads\": 1, \"value\": {}}, {\"reads\": 2}], \"empty\": []}";

    assertThat(HostStatReader.read(json))
        .extracting(HostStat::key, HostStat::value)
        .containsExactly(tuple("disks.0.reads", 1L), tuple("disks.1.reads", 2L));
  }

  @Test
  void saysWhatKeepsItFromReading() {
    requireReason("", "it is not JSON: the error is near character 1");
    requireReason("<stats/>", "it is not JSON");
    requireReason("{\"a\": 1", "it is not JSON");
    requireReason("{\"a\": 1} {}", "it is not JSON: the error is near character 11");
    requireReason("[01]", "it is not JSON: the error is near character 2");
    requireReason("[1,]", "it is not JSON");
    requireReason("[TRUE]", "it is not JSON");
    requireReason("[NaN]", "it is not JSON");
    requireReason("['a']", "it is not JSON");
    requireReason("[\"\t\"]", "it is not JSON");
    requireReason("[\"\\x\"]", "it is not JSON");
    requireReason("[1] // one", "it is not JSON");
    requireReason("{\"a\": 1, \"a\": 2}", "it has the name \"a\" twice");
    requireReason("{\"" + "n".repeat(201) + "\": 1}", "it has a name of more than 200 characters");
    requireReason("[" + "1,".repeat(600) + "1]", "it has more than 500 values");
    requireReason("[" + "1".repeat(201) + "]", "it has a number of more than 200 digits");
    requireReason("[" + "1".repeat(2000) + "]", "it has a number of more than 200 digits");
    requireReason("[1." + "1".repeat(2000) + "]", "it has a number of more than 200 digits");
    requireReason("[".repeat(9) + "]".repeat(9), "it is nested deeper than 8 levels");
    requireReason("[".repeat(100_000), "it is nested deeper than 8 levels");
    requireReason(" ".repeat(300_000), "it has 300000 characters");
  }

  @Test
  void readsAsMuchAsIsAllowed() throws Exception {
    String deep = "{\"a\": ".repeat(8) + "1" + "}".repeat(8);

    assertThat(HostStatReader.read(deep)).hasSize(1);
    assertThat(HostStatReader.read("[" + "1,".repeat(498) + "1]")).hasSize(499);
  }

  @Test
  void aNumberThatNoDoubleHoldsIsNoValue() throws Exception {
    assertThat(HostStatReader.read("[1e999]")).extracting(HostStat::value).containsOnlyNulls();
  }

  @Property
  void nothingThatLooksLikeJsonBreaksIt(
      @ForAll
          @Chars({'{', '}', '[', ']', '"', ':', ',', 'n', '1', '.', 'e', '-', '\\', 'u', ' '})
          @StringLength(max = 60)
          String text) {
    List<HostStat> read;
    try {
      read = HostStatReader.read(text);
    } catch (UnreadableAnswerException e) {
      assertThat(e).hasMessageStartingWith("it ");
      return;
    }
    assertThat(read).doesNotContainNull();
  }

  private static void requireReason(String json, String reason) {
    assertThatThrownBy(() -> HostStatReader.read(json))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageStartingWith(reason);
  }
}
