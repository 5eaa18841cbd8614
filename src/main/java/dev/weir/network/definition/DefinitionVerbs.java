package dev.weir.network.definition;

import org.springframework.stereotype.Component;

/**
 * The small changes of a network, for who needs them all. Immutable.
 */
@Component
record DefinitionVerbs(SwitchAutostart switchAutostart, UndefineNetwork undefineNetwork) {
}
