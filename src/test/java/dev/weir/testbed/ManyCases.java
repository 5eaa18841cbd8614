package dev.weir.testbed;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets each property of a class run a few hundred cases in every build and
 * {@value #LONG_FORM} in the long form: {@code @AddLifecycleHook(ManyCases.class)}.
 */
public final class ManyCases implements AroundPropertyHook {

	private static final int SHORT_FORM = 400;

	private static final int LONG_FORM = 20_000;

	@Override
	public PropagationMode propagateTo() {
		return PropagationMode.ALL_DESCENDANTS;
	}

	@Override
	public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
		context.attributes().setTries(Length.of(SHORT_FORM, LONG_FORM));
		long start = System.nanoTime();
		PropertyExecutionResult result = property.execute();
		if (Length.isLong()) {
			// read by people who write docs/faults.md
			System.out.printf("%s: %d cases in %d ms, %s%n", context.label(), result.countTries(),
					(System.nanoTime() - start) / 1_000_000, result.status());
		}
		return result;
	}

}
