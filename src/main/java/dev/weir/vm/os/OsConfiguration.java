package dev.weir.vm.os;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Wiring of the package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OsSettings.class)
class OsConfiguration {

}
