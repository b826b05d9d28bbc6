package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.evaluate.Answer;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Confusion, margins, and the samples that are the hardest. */
class AnswersTest {
    private static Answer answer(int sample, int label, int given, long margin) {
        return new Answer(sample, OptionalInt.of(label), given, margin);
    }

    private final Answers answers = Answers.of(
            3,
            List.of(answer(0, 0, 0, 7), answer(1, 0, 2, -3), answer(2, 1, 1, 5), answer(3, 2, 2, 1)),
            sample -> new SampleImage(2, 1, new double[] {sample, 1}));

    /** Of class 0 one is taken for 0 and one for 2. The hardest first: -3, 1, 5, 7. */
    @Test
    void theMatrixCountsWhatIsTakenForWhat() {
        assertEquals(List.of(List.of(1L, 0L, 1L), List.of(0L, 1L, 0L), List.of(0L, 0L, 1L)), answers.matrix());
        assertEquals(3, answers.right());
        assertEquals(
                List.of(1, 3, 2, 0),
                answers.hardest().stream().map(hard -> hard.answer().sample()).toList());
    }

    @Test
    void marginsOfWrongAnswersAreApart() {
        assertEquals(new Histogram(-3, 1, List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)), answers.margins(true));
        assertEquals(
                3, answers.margins(false).counts().stream().mapToLong(n -> n).sum());
        assertEquals(1, answers.margins(false).counts().get(4));
    }

    @Test
    void thePageShowsTheNumbersOfTheJson() {
        ObjectNode json = answers.json();
        assertEquals(3, json.get("right").asInt());
        assertEquals(1, json.at("/confusion/0/2").asInt());
        assertEquals(-3, json.at("/hardest/0/margin").asInt());
        String html = new AnswersPicture(answers).html(new Colours(new Parts(List.of("hidden"))));
        assertTrue(html.contains("In integers 3 of 4 samples get their label."), html);
        assertTrue(html.contains("label 0, answer 2: 1"));
        assertTrue(html.contains("0 taken for 2"));
        assertTrue(html.contains("sample 1, margin \u22123"));
    }

    /** Without labels there is no matrix; many classes have none either. */
    @Test
    void withoutLabelsThereIsNoMatrix() {
        Answers bare = Answers.of(
                2, List.of(new Answer(0, OptionalInt.empty(), 1, 4)), _ -> new SampleImage(1, 1, new double[1]));
        assertFalse(bare.hasMatrix());
        assertFalse(
                new AnswersPicture(bare).html(new Colours(new Parts(List.of()))).contains("Confusion"));
        assertFalse(new Answers(
                        100,
                        IntStream.range(0, 5).mapToObj(i -> answer(i, i, i, 1)).toList(),
                        List.of())
                .hasMatrix());
    }
}
