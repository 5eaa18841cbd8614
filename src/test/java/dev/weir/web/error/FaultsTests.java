package dev.weir.web.error;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.weir.fleet.HostAway;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of failure as the REST interface tells it. */
class FaultsTests {

	private static final String HOSTILE = "<script>alert('x')</script> 中文";

	private final ResourceBundleMessageSource messages = messages();

	private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Failing())
		.setControllerAdvice(advice())
		.setLocaleResolver(new AcceptHeaderLocaleResolver())
		.build());

	@ParameterizedTest
	@EnumSource(ErrorKind.class)
	void everyKindHasItsStatusAndItsWordsInBothLanguages(ErrorKind kind) {
		ProblemFaults faults = new ProblemFaults(this.messages);
		for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
			Fault fault = faults.of(refusal(kind, HOSTILE), locale);
			assertThat(fault.status().value()).isEqualTo(kind.httpStatus());
			assertThat(fault.title()).isNotEqualTo(kind.messageKey());
			assertThat(fault.action()).isNotEqualTo(kind.messageKey() + ".action");
			assertThat(fault.toProblemDetail().getDetail()).endsWith(": " + HOSTILE);
		}
	}

	@Test
	void aProblemBecomesProblemJson() {
		MvcTestResult answer = get("/api/v1/conflict", "en");
		assertThat(answer).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:weir:problem:conflict");
		assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(409);
		assertThat(answer).bodyJson().extractingPath("$.title").asString().startsWith("Its present state");
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().endsWith(": domain is not running");
	}

	@Test
	void theReadersLanguageIsSpoken() {
		assertThat(get("/api/v1/conflict", "zh-CN")).bodyJson().extractingPath("$.title").asString().contains("当前状态");
	}

	@Test
	void anAwayHostIsNamedWithItsTime() {
		MvcTestResult answer = get("/api/v1/away", "en");
		assertThat(answer).hasStatus(503);
		assertThat(answer).bodyJson().extractingPath("$.hostId").asString().hasSize(36);
		assertThat(answer).bodyJson().extractingPath("$.since").isEqualTo("2026-08-01T12:00:00Z");
	}

	@Test
	void wrongFieldsAreListed() {
		MvcTestResult answer = get("/api/v1/invalid", "en");
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("disks[0].sizeGib");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].message").isEqualTo("Type at most 7 characters.");
	}

	@Test
	void validationNamesTheFieldInTheReadersLanguage() {
		MvcTestResult answer = post("{\"name\": \" \", \"count\": 99}", "zh-CN");
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.errors[*].field").asArray().contains("name", "count");
	}

	@Test
	void aBodyThatIsNoJsonIsABadRequest() {
		assertThat(post("{broken", "en")).hasStatus(400).bodyText().doesNotContain("Exception", "at dev.weir");
		assertThat(post("", "en")).hasStatus(400);
		assertThat(post("[".repeat(3000), "en")).hasStatus(400);
	}

	@Test
	void theFieldThatCannotBeReadIsNamed() {
		assertThat(post("{\"name\": \"a\", \"count\": \"many\"}", "en")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("count");
	}

	@Test
	void aParameterOfTheWrongKindIsNamed() {
		MvcTestResult answer = get("/api/v1/number/" + "many", "en");
		assertThat(answer).hasStatus(400);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("number");
		assertThat(get("/api/v1/parameter", "en")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("needed");
	}

	@Test
	void whatSpringRefusesKeepsItsStatus() {
		assertThat(this.mvc.method(HttpMethod.DELETE).uri("/api/v1/things").exchange()).hasStatus(405)
			.containsHeader("Allow");
		assertThat(this.mvc.post().uri("/api/v1/things").contentType(MediaType.TEXT_PLAIN).content("x").exchange())
			.hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@Test
	void aFaultOfWeirHasANumberAndNoTrace() {
		MvcTestResult answer = get("/api/v1/broken", "en");
		assertThat(answer).hasStatus(500);
		assertThat(answer).bodyJson().extractingPath("$.id").asString().hasSize(36);
		assertThat(answer).bodyText().doesNotContain("secret detail").doesNotContain("Exception");
	}

	@Test
	void anHtmxRequestGetsAToast() {
		MvcTestResult answer = this.mvc.get().uri("/pages/conflict").header("HX-Request", "true").exchange();
		assertThat(answer).hasStatus(409).hasViewName("web/error :: toast");
		assertThat(answer).headers().hasValue("HX-Retarget", "#toasts").hasValue("HX-Reswap", "beforeend");
	}

	@Test
	void aPersonGetsAPage() {
		assertThat(get("/pages/conflict", "en")).hasStatus(409).hasViewName("web/error");
	}

	@Test
	void theToastShowsWhatHelpsMost() {
		ProblemFaults faults = new ProblemFaults(this.messages);
		assertThat(faults.of(refusal(ErrorKind.CONFLICT, HOSTILE), Locale.ENGLISH).small()).isEqualTo(HOSTILE);
		assertThat(faults.of(InvalidInput.of("q", "web.search.too-long", 7), Locale.ENGLISH).small())
			.isEqualTo("q Type at most 7 characters.");
		assertThat(faults.of(ErrorKind.FORBIDDEN, Locale.ENGLISH).small()).isNull();
	}

	private MvcTestResult get(String path, String language) {
		return this.mvc.get().uri(path).header("Accept-Language", language).exchange();
	}

	private MvcTestResult post(String body, String language) {
		return this.mvc.post()
			.uri("/api/v1/things")
			.header("Accept-Language", language)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private static Problem refusal(ErrorKind kind, String words) {
		return new Problem(kind, kind.messageKey(), List.of(), words, null);
	}

	private ErrorAdvice advice() {
		ProblemFaults problems = new ProblemFaults(this.messages);
		Faults faults = new Faults(problems, new InputFaults(this.messages, problems));
		return new ErrorAdvice(faults, new FaultAnswers(), new AcceptHeaderLocaleResolver());
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasenames("messages/problem", "messages/web", "messages/fleet");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		messages.setAlwaysUseMessageFormat(true);
		return messages;
	}

	/** Fails in every way. */
	@RestController
	static class Failing {

		@RequestMapping({ "/api/v1/conflict", "/pages/conflict" })
		void conflict() {
			throw refusal(ErrorKind.CONFLICT, "domain is not running");
		}

		@RequestMapping("/api/v1/away")
		void away() {
			throw new HostAway(new HostMirror(HostId.random(), HOSTILE, HostState.UNREACHABLE, null,
					Instant.parse("2026-08-01T12:00:00Z"), null, null, -1, -1, Map.of(), List.of(), List.of(), null));
		}

		@RequestMapping("/api/v1/invalid")
		void invalid() {
			throw new InvalidInput(List.of(FieldProblem.of("disks[0].sizeGib", "web.search.too-long", 7)));
		}

		@RequestMapping("/api/v1/broken")
		void broken() {
			throw new IllegalStateException("secret detail");
		}

		@RequestMapping("/api/v1/number/{number}")
		void number(@PathVariable int number) {
			// reads its number only
		}

		@RequestMapping("/api/v1/parameter")
		void parameter(@RequestParam String needed) {
			// reads its parameter only
		}

		@PostMapping(path = "/api/v1/things", consumes = MediaType.APPLICATION_JSON_VALUE)
		void things(@Valid @RequestBody Thing thing) {
			// reads its body only
		}

	}

	record Thing(@NotBlank @Nullable String name, @Max(9) int count) {
	}

}
