package dev.weir;

import dev.weir.audit.VerifyAuditCommand;
import dev.weir.home.ClaimHome;
import dev.weir.home.RotateSecretsCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The whole of Weir: a modular monolith whose direct sub-packages are its modules.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WeirApplication {

	public static void main(String[] args) {
		if (RotateSecretsCommand.isAskedFor(args)) {
			RotateSecretsCommand.run(args);
			return;
		}
		if (VerifyAuditCommand.isAskedFor(args)) {
			System.exit(VerifyAuditCommand.run(args));
		}
		SpringApplication weir = new SpringApplication(WeirApplication.class);
		weir.addInitializers(new ClaimHome());
		weir.run(args);
	}

}
