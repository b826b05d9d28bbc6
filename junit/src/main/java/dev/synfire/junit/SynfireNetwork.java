package dev.synfire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the network that a test is about. A test method, or the constructor, then takes a {@link NetworkUnderTest}.
 *
 * <pre>
 * &#64;SynfireNetwork("networks/digits")
 * class DigitsTest {
 *     &#64;Test
 *     void staysAsAccurate(NetworkUnderTest network) {
 *         network.assertAccuracy(0.97);
 *     }
 * }
 * </pre>
 *
 * <p>At a method it replaces that of the class.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SynfireExtension.class)
public @interface SynfireNetwork {
    /** What a command takes for NETWORK: a folder or a file, from the folder in which the tests run, the project's. */
    String value();

    /** The samples, as --inputs takes them; those beside the network if empty. */
    String inputs() default "";

    /** Their labels, as --labels takes them; those beside the network if empty. */
    String labels() default "";

    /** More options, which evaluate, verify and generate all have, such as {@code --import=ticks=100} or {@code --weight-bits=4}. */
    String[] options() default {};
}
