package dev.weir.task.engine;

import dev.weir.WeirWebTest;

@WeirWebTest
class LostTaskTests extends LostTaskContract {

}
