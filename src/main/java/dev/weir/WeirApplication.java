package dev.weir;

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
		SpringApplication.run(WeirApplication.class, args);
	}

}
