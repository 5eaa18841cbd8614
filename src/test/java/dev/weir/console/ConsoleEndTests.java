package dev.weir.console;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.weir.problem.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleEndTests {

	/** RFC 6455: a reason has at most 123 bytes, codes 4000 to 4999 are free. */
	@ParameterizedTest
	@EnumSource
	void fitsIntoACloseFrame(ConsoleEnd end) {
		assertThat(end.closeCode()).isBetween(4000, 4999);
		assertThat(end.id()).hasSizeLessThan(123).matches("[a-z-]+");
	}

	@ParameterizedTest
	@EnumSource
	void isToldInBothLanguages(ConsoleEnd end) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/console");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		Set<String> told = new HashSet<>();
		for (Locale locale : new Locale[] { Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE }) {
			told.add(messages.getMessage("console.end." + end.id(), null, locale));
		}
		assertThat(told).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource
	void knowsEveryKindOfError(ErrorKind kind) {
		assertThat(ConsoleEnd.of(kind)).isNotNull();
	}

}
