package dev.synfire.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests the network that {@link SynfireNetwork} names. */
public final class SynfireExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NetworkUnderTest.class;
    }

    @Override
    public NetworkUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SynfireNetwork named = context.getElement()
                .flatMap(SynfireExtension::named)
                .or(() -> context.getTestClass().flatMap(SynfireExtension::named))
                .orElseThrow(() -> new ParameterResolutionException(
                        "no network is named; write @SynfireNetwork(\"folder\") at the test class"));
        return new NetworkUnderTest(named.value(), named.inputs(), named.labels(), List.of(named.options()));
    }

    private static Optional<SynfireNetwork> named(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, SynfireNetwork.class);
    }
}
