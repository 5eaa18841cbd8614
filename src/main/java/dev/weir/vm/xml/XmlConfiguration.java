package dev.weir.vm.xml;

import dev.weir.fleet.Fleet;
import dev.weir.task.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Joins the watch with those it hears.
 */
@Configuration(proxyBeanMethods = false)
class XmlConfiguration {

	@Bean(destroyMethod = "close")
	XmlWatch xmlWatch(Fleet fleet, Tasks tasks, XmlHistory history) {
		XmlWatch watch = new XmlWatch(fleet, history);
		tasks.listen(watch);
		fleet.listen(watch);
		return watch;
	}

}
