package dev.weir.access.signin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SignInOutcomeTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			http://weir.example/vms?q=web,            /vms?q=web
			http://evil.example/hosts,                /hosts
			https://weir.example:8443/,               /
			http://weir.example//evil.example/x,
			'http://weir.example/\\evil.example',
			//evil.example,
			javascript:alert(1),
			evil,
			'',
			http://weir.example/%2f%2fevil.example,   /%2f%2fevil.example
			""")
	void aSignInLeadsNowhereElse(String wanted, @Nullable String expected) {
		assertThat(SignInOutcome.local(wanted)).isEqualTo(expected);
	}

}
