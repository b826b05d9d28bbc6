package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void aVersionIsItsNumbersUpToTheFirstOtherCharacter() {
        assertEquals(List.of(0, 7), Version.of("0.7-1+b2").numbers());
        assertEquals(List.of(25, 0, 3), Version.of("25.0.3+9-LTS").numbers());
        assertEquals("0.7-1+b2", Version.of("0.7-1+b2").toString());
    }

    @Test
    void numbersAreComparedAsNumbersAndMissingOnesAsZero() {
        assertTrue(Version.of("0.9").compareTo(Version.of("0.52")) < 0);
        assertTrue(Version.of("5.032").compareTo(Version.of("5.006")) > 0);
        assertEquals(0, Version.of("12").compareTo(Version.of("12.0.0")));
        assertTrue(Version.of("12.0.1").compareTo(Version.of("12")) > 0);
    }

    @Test
    void aTextWithoutNumbersIsNoVersion() {
        assertEquals(
                "not a version: devel",
                assertThrows(IllegalArgumentException.class, () -> Version.of("devel"))
                        .getMessage());
    }
}
