package dev.weir.storage.transfer;

import dev.weir.fleet.HostId;

/**
 * What is to be written where. Immutable.
 *
 * @param create whether the volume is to be made first, raw and as large as what comes
 */
record Upload(HostId host, String pool, String volume, ContentRange range, boolean create, ContentDigest digest) {
}
