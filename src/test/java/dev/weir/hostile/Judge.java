package dev.weir.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with an answer, whatever was asked: a fault of Weir's, markup that came
 * through, words that were not translated. Thread-safe.
 */
final class Judge {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** A message key that stands where its words belong. */
	private static final Pattern KEY = Pattern.compile("(?m)^[a-z]+(\\.[a-z0-9-]+)+$|\\?\\?[a-z.-]+_\\w+\\?\\?");

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	/** The host is lost or does not answer: no fault of Weir's. */
	private static final Set<Integer> HOST_TROUBLE = Set.of(503, 504);

	private Judge() {
	}

	/** The language that was asked for. */
	enum Language {

		ENGLISH, CHINESE, UNKNOWN;

		boolean fits(String title) {
			return this == UNKNOWN || (this == CHINESE) == HAN.matcher(title).find();
		}

	}

	/** What is wrong, or nothing. */
	static Optional<String> fault(MvcTestResult result, boolean api, Language language) {
		Throwable thrown = result.getUnresolvedException();
		if (thrown != null) {
			return Optional.of("thrown " + thrown);
		}
		MockHttpServletResponse response = result.getResponse();
		int status = response.getStatus();
		String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
		if (status >= 500 && !(HOST_TROUBLE.contains(status))) {
			return Optional.of(status + " " + shortened(body));
		}
		if (body.contains("<script>alert") || body.contains("<img src=x") || body.contains(" onmouseover=\"alert")) {
			if (String.valueOf(response.getContentType()).startsWith("text/html")) {
				return Optional.of("markup came through");
			}
		}
		return (api && status >= 400) ? problem(response, body, language) : page(body);
	}

	private static Optional<String> problem(MockHttpServletResponse response, String body, Language language) {
		if (!MediaType.APPLICATION_PROBLEM_JSON_VALUE.equals(response.getContentType())) {
			return Optional.of("no problem+json: " + response.getStatus() + " " + response.getContentType());
		}
		try {
			JsonNode problem = JSON.readTree(body);
			String title = problem.path("title").asString("");
			String detail = problem.path("detail").asString("");
			if (problem.path("status").asInt() != response.getStatus() || title.isEmpty()) {
				return Optional.of("status or title is missing: " + shortened(body));
			}
			if (KEY.matcher(title).find() || KEY.matcher(detail).matches() || !language.fits(title)) {
				return Optional.of("not translated: " + shortened(body));
			}
			for (JsonNode wrong : problem.path("errors").values()) {
				if (KEY.matcher(wrong.path("message").asString("")).matches()) {
					return Optional.of("not translated: " + shortened(body));
				}
			}
			return Optional.empty();
		}
		catch (JacksonException ex) {
			return Optional.of("no JSON: " + shortened(body));
		}
	}

	private static Optional<String> page(String body) {
		return body.contains("??") && KEY.matcher(body).find() && body.matches("(?s).*\\?\\?[a-z.-]+_\\w+\\?\\?.*")
				? Optional.of("a key without words: " + shortened(body)) : Optional.empty();
	}

	private static String shortened(String text) {
		return (text.length() <= 600) ? text : text.substring(0, 600) + "...";
	}

}
