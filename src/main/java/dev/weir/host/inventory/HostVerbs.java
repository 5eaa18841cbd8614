package dev.weir.host.inventory;

import org.springframework.stereotype.Component;

/**
 * The verbs of hosts in one hand, for pages and REST. Thread-safe.
 */
@Component
record HostVerbs(AddHost add, ChangeHost change, ConnectHost connect, DisconnectHost disconnect, RemoveHost remove) {
}
