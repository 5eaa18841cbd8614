package dev.weir.vm.power;

import org.springframework.stereotype.Component;

/**
 * What pages and REST can do with power.
 */
@Component
record PowerVerbs(PowerVm power, RestartVm restart, SendKeys keys) {
}
