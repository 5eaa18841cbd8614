package dev.weir.access.account;

import dev.weir.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', textBlock = """
			~~,                                   access.password.too-short
			123456789,                            access.password.too-short
			🚀🚀🚀🚀🚀🚀🚀🚀🚀,                        access.password.too-short
			correct horse battery,
			'; rm -rf / <script>,
			P@ssw0rd2026!!,                       access.password.too-common
			1q2w3e4r5t6y7u,                       access.password.too-common
			iloveyou1314520,                      access.password.too-common
			Welcome-2026!,                        access.password.too-common
			qwertyuiop,                           access.password.too-common
			welcome to the jungle,
			马马虎虎的电池订书钉们,
			xxadminxx-long-enough,                access.password.too-simple
			AdMiN-and-more,                       access.password.too-simple
			aaaaaaaaaaaaaaaaaaaa,                 access.password.too-simple
			abababababababababab,                 access.password.too-simple
			长长长长长长长长长长长长长长长长长长长长长长长长长的密码, access.password.too-long
			""")
	void lengthCountsAndGuessesDoNot(String password, @Nullable String expected) {
		assertThat(PasswordRules.check("changed", "admin", password).map(FieldProblem::messageKey).orElse(null))
			.isEqualTo(expected);
	}

}
