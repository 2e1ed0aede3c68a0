package org.msakit.kit.sendmail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.msakit.kit.fleet.ContainerEngine;

/**
 * A test that needs a container engine: skipped with the reason where none answers, and run all the same (so that it
 * fails) where the property {@code msakit.containers.required} says that there has to be one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsContainers.Condition.class)
public @interface NeedsContainers {
    /** Decides. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            AutoCloseable atTheEnd = Fleets::close;
            context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Fleets.class, key -> atTheEnd);
            boolean run = ContainerEngine.available() || Boolean.getBoolean("msakit.containers.required");
            return run
                    ? ConditionEvaluationResult.enabled("a container engine answers, or has to")
                    : ConditionEvaluationResult.disabled(ContainerEngine.whyNot());
        }
    }
}
