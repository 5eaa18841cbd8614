package dev.weir;

import dev.weir.home.ClaimHome;
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
		SpringApplication weir = new SpringApplication(WeirApplication.class);
		weir.addInitializers(new ClaimHome());
		weir.run(args);
	}

}
