package dev.weir.hostile;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and every form post, with the names of what it reads: found by looking at
 * the controllers, so that no new one is forgotten.
 */
final class PageRoutes {

	/**
	 * Streams that never end, and what counts tries for the account that other tests use.
	 */
	private static final Set<String> LEFT_OUT = Set.of("/live", "/account/password", "/error");

	private PageRoutes() {
	}

	static List<Route> of(RequestMappingHandlerMapping mapping) {
		List<Route> all = new ArrayList<>();
		mapping.getHandlerMethods().forEach((info, method) -> {
			if (method.getBeanType().getPackageName().startsWith("dev.weir")) {
				add(info, method, all);
			}
		});
		all.sort(java.util.Comparator.comparing(Route::toString));
		return List.copyOf(all);
	}

	private static void add(RequestMappingInfo info, HandlerMethod method, List<Route> all) {
		List<String> fields = Stream
			.concat(Arrays.stream(method.getMethodParameters()).flatMap(PageRoutes::names),
					info.getParamsCondition().getExpressions().stream().map((expression) -> expression.getName()))
			.distinct()
			.toList();
		for (String path : info.getPatternValues()) {
			if (!path.startsWith("/api/") && !path.startsWith("/ws/") && !LEFT_OUT.contains(path)) {
				for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
					all.add(new Route(verb.asHttpMethod(), path, fields));
				}
			}
		}
	}

	private static Stream<String> names(MethodParameter parameter) {
		if (parameter.hasParameterAnnotation(RequestParam.class)) {
			RequestParam told = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
			return Stream
				.of(told.name().isEmpty() ? Objects.requireNonNull(parameter.getParameter().getName()) : told.name());
		}
		return parameter.getParameterType().isRecord() ? fields("", parameter.getParameterType()) : Stream.of();
	}

	/** Names as a form sends them: dotted, lists with an index. */
	private static Stream<String> fields(String prefix, Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).flatMap((component) -> field(prefix, component));
	}

	private static Stream<String> field(String prefix, RecordComponent component) {
		String name = prefix + component.getName();
		if (component.getType().isRecord()) {
			return fields(name + ".", component.getType());
		}
		if (List.class.isAssignableFrom(component.getType())) {
			Type row = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
			return (row instanceof Class<?> type && type.isRecord()) ? fields(name + "[0].", type) : Stream.of(name);
		}
		return Stream.of(name);
	}

	/**
	 * A page or a form post.
	 *
	 * @param fields names of its parameters and form fields
	 */
	record Route(HttpMethod method, String path, List<String> fields) {

		@Override
		public String toString() {
			return this.method + " " + this.path + " " + this.fields;
		}

	}

}
