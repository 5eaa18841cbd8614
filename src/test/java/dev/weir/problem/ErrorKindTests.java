package dev.weir.problem;

import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind is told in both languages, with a suggestion.
 */
class ErrorKindTests {

	@ParameterizedTest
	@EnumSource
	void isToldInBothLanguages(ErrorKind kind) {
		ResourceBundle english = ResourceBundle.getBundle("messages/problem", Locale.ROOT);
		ResourceBundle chinese = ResourceBundle.getBundle("messages/problem", Locale.SIMPLIFIED_CHINESE);
		for (String key : new String[] { kind.messageKey(), kind.messageKey() + ".action" }) {
			assertThat(english.getString(key)).isNotBlank();
			assertThat(chinese.getString(key)).isNotEqualTo(english.getString(key)).containsPattern("\\p{IsHan}");
		}
	}

	@ParameterizedTest
	@EnumSource
	void bindsAnErrorStatusAndAnApplicationCloseCode(ErrorKind kind) {
		assertThat(kind.httpStatus()).isBetween(400, 504);
		assertThat(kind.closeCode()).isBetween(4000, 4999);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "HOST_UNREACHABLE", "HOST_REJECTED", "TIMED_OUT", "DATABASE_UNAVAILABLE", "INTERNAL" })
	void onlyHostsThatDoNotAnswerAndFaultsOfOursAreServerErrors(ErrorKind kind) {
		assertThat(kind.httpStatus()).isLessThan(500);
	}

}
