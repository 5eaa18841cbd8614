package dev.weir.hostile;

import dev.weir.WeirWebTest;

@WeirWebTest
class HostileInputTests extends HostileInputContract {

}
