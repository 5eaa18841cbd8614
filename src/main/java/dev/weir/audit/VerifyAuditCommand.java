package dev.weir.audit;

import java.util.Arrays;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code java -jar weir.jar --verify-audit}: reads the trail, tells what it found and
 * ends. Changes nothing.
 */
public final class VerifyAuditCommand {

	/** Exit code for a trail that is not what was written. */
	private static final int BROKEN = 2;

	private static final Logger LOG = LoggerFactory.getLogger(VerifyAuditCommand.class);

	private VerifyAuditCommand() {
	}

	/** Whether these arguments ask for it. */
	public static boolean isAskedFor(String[] arguments) {
		return Arrays.asList(arguments).contains("--verify-audit");
	}

	/**
	 * Does it, with the settings of Weir.
	 * @return the exit code: 0 when all is well
	 */
	public static int run(String[] arguments) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
			.web(WebApplicationType.NONE)
			.run(arguments)) {
			JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
			ChainReport report = new VerifyChain(jdbc).verify();
			report.faults().forEach((fault) -> LOG.error("{}: {} to {}", fault.kind(), fault.seq(), fault.upTo()));
			LOG.info(
					"Audit trail: {} entries read, {} from before the chain, {} taken away by retention, last hash {}: {}",
					report.rows(), report.older(), report.pruned(), report.hash(),
					report.isIntact() ? "complete and unchanged" : "NOT what was written");
			return report.isIntact() ? 0 : BROKEN;
		}
	}

	/**
	 * As much of Weir as it takes; no configuration of Weir's own, which would find it.
	 */
	@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
	static class Settings {

	}

}
