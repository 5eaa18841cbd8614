package dev.weir.task.engine;

import dev.weir.testbed.WeirPostgresTest;

@WeirPostgresTest
class LostTaskPostgresTests extends LostTaskContract {

}
