package dev.weir.fleet.fake;

/** Kinds of calls that a {@link FakeHost} can be told to hang or to count. */
public enum FakeCall {

	OPEN, SUBSCRIBE, FACTS, CAPABILITIES, NODE, LIST, STATUSES, STATS, STATUS, XML, COMMAND, POOLS, VOLUMES, NETWORKS,
	LEASES

}
