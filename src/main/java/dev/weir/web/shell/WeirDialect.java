package dev.weir.web.shell;

import java.time.Clock;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Gives templates the object {@code #weir} ({@link WeirExpressions}). Thread-safe.
 */
@Component
class WeirDialect extends AbstractDialect implements IExpressionObjectDialect, IExpressionObjectFactory {

	private static final String NAME = "weir";

	private final Ages ages;

	private final String version;

	WeirDialect(Clock clock, MessageSource messages, ObjectProvider<BuildProperties> build) {
		super("Weir");
		this.ages = new Ages(clock, messages);
		String built = build.stream().map(BuildProperties::getVersion).findFirst().orElse(null);
		this.version = (built != null) ? built : "dev";
	}

	@Override
	public IExpressionObjectFactory getExpressionObjectFactory() {
		return this;
	}

	@Override
	public Set<String> getAllExpressionObjectNames() {
		return Set.of(NAME);
	}

	@Override
	public Object buildObject(IExpressionContext context, String name) {
		return new WeirExpressions(this.ages, context.getLocale(), theme(context), this.version);
	}

	@Override
	public boolean isCacheable(String name) {
		return true;
	}

	private static Theme theme(IExpressionContext context) {
		@Nullable String[] chosen = (context instanceof IWebContext web)
				? web.getExchange().getRequest().getCookieValues(Theme.COOKIE) : null;
		return Theme.of((chosen != null && chosen.length > 0) ? chosen[0] : null);
	}

}
