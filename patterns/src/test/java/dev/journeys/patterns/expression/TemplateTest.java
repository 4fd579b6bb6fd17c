// SPDX-License-Identifier: Apache-2.0
package dev.journeys.patterns.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final String OBJECT =
            """
            {"int": 4, "double": 4.0, "small": 1.5e-7, "nothing": null, "text": "a\\"b", "yes": true,
             "list": [1, 2.5, null, "x"], "object": {"z": 1, "a": {"b": []}}, "emoji": "😀"}""";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    {{ profile.int }}             => 4
                    {{ profile.double }}          => 4
                    {{profile.small}}             => 1.5e-7
                    {{ profile.nothing }}         => null
                    {{ profile.text }}            => "a\\"b"
                    {{ profile.yes }}             => true
                    {{ profile.list }}            => [1,2.5,null,"x"]
                    {{ profile.object }}          => {"z":1,"a":{"b":[]}}
                    {{ profile.emoji }}           => "😀"
                    {{ now }}                     => "2026-03-01T10:00:00.000Z"
                    {{ now - journey.enteredAt }} => "60s"
                    {{ bytes(profile.emoji) }}    => "8J+YgA=="
                    {{ 18446744073709551615u }}   => 18446744073709551615
                    {{ {1: [now], true: 'a'} }}   => {"1":["2026-03-01T10:00:00.000Z"],"true":"a"}
                    {{ {'a': {'b': 1}} }}         => {"a":{"b":1}}
                    {{{'a': {'b': 1}}}}           => {"a":{"b":1}}
                    {{ '}}' }}                    => "}}"
                    {{ '{{' }}                    => "{{"
                    {{ [1, 2].map(i, i * 2) }}    => [2,4]
                    {{ 0.0 / 0.0 }}               => null
                    """)
    void keepsTheTypeOfAValueThatIsTheWholeString(String text, String expected) throws Exception {
        assertThat(render(text)).isEqualTo(expected + " 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    no expression                             => "no expression"
                    }} { } {                                  => "}} { } {"
                    <{{ profile.int }}>                       => "<4>"
                    {{ profile.int }}{{ profile.double }}     => "44"
                    {{ profile.int }}.                        => "4."
                    ` {{ profile.int }}`                      => " 4"
                    <{{ profile.nothing }}>                   => "<>"
                    <{{ profile.text }}>                      => "<a\\"b>"
                    <{{ profile.yes }}>                       => "<true>"
                    <{{ profile.list }}>                      => "<[1,2.5,null,\\"x\\"]>"
                    <{{ profile.object }}>                    => "<{\\"z\\":1,\\"a\\":{\\"b\\":[]}}>"
                    <{{ now }}>                               => "<2026-03-01T10:00:00.000Z>"
                    <{{ duration('1.5s') }}>                  => "<\\"1.5s\\">"
                    {{ '}}' }} and {{ \"{{\" }}               => "}} and {{"
                    {{ {'a': {'b': 1}}.a.b }}}}               => "1}}"
                    """)
    void putsValuesIntoALongerString(String text, String expected) throws Exception {
        assertThat(render(text)).isEqualTo(expected + " 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            textBlock =
                    """
                    {{ profile.missing }}                     => null 1
                    {{ profile.int + 0.5 }}                   => null 1
                    {{ type(1) }}                             => null 1
                    {{ [1, type(1)] }}                        => null 1
                    {{ now + duration('80000000h') }}         => null 1
                    <{{ profile.missing }}>                   => "<>" 1
                    <{{ type(1) }}>                           => "<>" 1
                    {{ profile.missing }}{{ profile.int }}{{ profile.missing }} => "4" 2
                    """)
    void countsValuesThatCannotBeHad(String text, String expected) throws Exception {
        assertThat(render(text)).isEqualTo(expected);
    }

    @Test
    void leavesEverythingElseAsItIs() throws Exception {
        // given
        String payload =
                """
                {"{{ key }}":{"a":[1,2.50,1E+2,12345678901234567890,true,false,null,"x",{}],"b":[]},"c":"é😀"}""";

        // when
        String rendered = render((ObjectNode) MAPPER.readTree(payload));

        // then
        assertThat(rendered).isEqualTo(payload + " 0");
    }

    @Test
    void rendersTheSameWhenThePayloadIsChangedAfterwards() throws Exception {
        // given
        ObjectNode payload = MAPPER.createObjectNode().put("a", "{{ profile.int }}");
        Template template = ExpressionCompiler.standard().template(payload, ExpressionScope.STEP);

        // when
        payload.removeAll();

        // then
        assertThat(render(template)).isEqualTo("{\"a\":4} 0");
    }

    @Test
    void countsAValueThatIsTooLarge() throws Exception {
        // given
        String doubled = "{{ [profile.list]" + ".map(x, [x, x])".repeat(20) + " }}";

        // when
        String rendered = render(doubled);

        // then
        assertThat(rendered).isEqualTo("null 1");
    }

    @Test
    void reportsAllProblemsOfAPayload() throws Exception {
        // given
        ObjectNode payload =
                (ObjectNode)
                        MAPPER.readTree(
                                """
                                {"a/b": ["x", "😀 {{ foo }} and {{ bar +\\n  journey.x }}"],
                                 "open": "one {{ 'two }}", "closed": "\\n{{}}", "fine": "{{ now }}"}""");

        // when
        InvalidExpressionException exception =
                catchThrowableOfType(
                        InvalidExpressionException.class,
                        () ->
                                ExpressionCompiler.standard()
                                        .template(payload, ExpressionScope.STEP));

        // then
        String variables = "Expected one of the variables context, entry, profile, journey, now";
        assertThat(exception.problems())
                .containsExactly(
                        new ExpressionProblem("/a~1b/1", 1, 6, variables + ", but found 'foo'."),
                        new ExpressionProblem("/a~1b/1", 1, 20, variables + ", but found 'bar'."),
                        new ExpressionProblem(
                                "/a~1b/1",
                                2,
                                11,
                                "Expected one of the fields id, version, step, instance, enteredAt,"
                                        + " but found 'x'."),
                        new ExpressionProblem(
                                "/open",
                                1,
                                5,
                                "Expected '}}' after '{{' and an expression, but found the end of"
                                        + " the text."),
                        new ExpressionProblem(
                                "/closed",
                                2,
                                3,
                                "Expected an expression between '{{' and '}}', but found"
                                        + " nothing."));
    }

    private static String render(String text) throws Exception {
        String rendered = render(MAPPER.createObjectNode().put("v", text));
        return rendered.replaceFirst("^\\{\"v\":(.*)} (\\d+)$", "$1 $2");
    }

    private static String render(ObjectNode payload) throws Exception {
        return render(ExpressionCompiler.standard().template(payload, ExpressionScope.STEP));
    }

    private static String render(Template template) throws IOException {
        StringWriter output = new StringWriter();
        int missing;
        try (JsonGenerator generator = MAPPER.createGenerator(output)) {
            missing = template.render(FixedVariables.of(OBJECT), generator);
        }
        return output + " " + missing;
    }
}
