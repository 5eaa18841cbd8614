package dev.weir.hostile;

import dev.weir.testbed.WeirPostgresTest;

@WeirPostgresTest
class HostileInputPostgresTests extends HostileInputContract {

}
