package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Clock and timers, what the ends of a run mean, no suspend that the guest starts. Missed
 * timer ticks are made up for, the HPET is off: it costs processor time and no guest of
 * today needs it.
 */
final class ClockConfigurator implements DomainConfigurator {

	private static final XmlPath OFFSET = XmlPath.of("clock/@offset");

	private static final XmlPath TIMER = XmlPath.of("clock/timer");

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath TICK_POLICY = XmlPath.of("@tickpolicy");

	private static final XmlPath PRESENT = XmlPath.of("@present");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		domain.set(OFFSET, plan.spec().os().clockOffset());
		if (plan.host().isX86()) {
			domain.add(TIMER).set(NAME, "rtc").set(TICK_POLICY, "catchup");
			domain.add(TIMER).set(NAME, "pit").set(TICK_POLICY, "delay");
			domain.add(TIMER).set(NAME, "hpet").set(PRESENT, "no");
			if (plan.spec().os().isWindows()) {
				domain.add(TIMER).set(NAME, "hypervclock").set(PRESENT, "yes");
			}
		}
		domain.set(XmlPath.of("on_poweroff"), "destroy")
			.set(XmlPath.of("on_reboot"), "restart")
			.set(XmlPath.of("on_crash"), "destroy");
		if (plan.host().isX86()) {
			domain.set(XmlPath.of("pm/suspend-to-mem/@enabled"), "no")
				.set(XmlPath.of("pm/suspend-to-disk/@enabled"), "no");
		}
	}

}
