package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.model.Readout;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkHashTest {
    private static IntegerNetwork network(int weight) {
        Range values = new Range(0, 15);
        var layer = IntegerLayer.dense(
                "only",
                IntegerProjection.INPUT,
                values,
                new DenseSynapses(2, 1, 4, IntVector.of(3, weight)),
                IntVector.of(1),
                new RateNeuron(IntVector.of(1), 0, Rounding.FLOOR, new Activation.Clip(new Range(0, 255))));
        return new IntegerNetwork(
                "little", new InputPort(2, values), List.of(layer), 1, new IntegerReadout(Readout.ACTIVATION));
    }

    @Test
    void isOfEveryNumber() {
        assertEquals(
                NetworkHash.of(network(2)).toString(),
                NetworkHash.of(network(2)).toString());
        assertNotEquals(
                NetworkHash.of(network(2)).toString(),
                NetworkHash.of(network(-2)).toString());
        assertEquals(64, NetworkHash.of(network(2)).toString().length());
    }

    @Test
    void isOfThisText() {
        assertEquals(
                "IntegerNetwork(name=little,input=InputPort(size=2,values=Range(min=0,max=15),encoder=Direct()),layers=[IntegerLayer("
                        + "name=only,projections=[IntegerProjection(source=-1,values=Range(min=0,max=15),delays=[0],"
                        + "synapses=DenseSynapses(inputs=2,neurons=1,weightBits=4,weights=[3, 2]))],biases=[1],"
                        + "model=RateNeuron(multipliers=[1],shift=0,rounding=FLOOR,"
                        + "activation=Clip(arguments=Range(min=0,max=255))))],ticks=1,readout=Readout(score=ACTIVATION,report=WINNER))",
                NetworkHash.text(network(2)));
    }
}
