package dev.synfire.hdl.sim;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.synfire.hdl.Expr;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The methods of a compiled design. The JIT compiler leaves methods of more than 8,000 bytes to the interpreter, so
 * what is larger is taken apart: a large operand or a large branch becomes a method of its own.
 */
final class Methods {
    /** What one method holds, by {@link Cost}. */
    static final int ROOM = 6000;

    /** What becomes a method of its own where things are taken apart. */
    static final int LARGE = 800;

    private static final int CALLS = 1000;

    private record Method(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    private final ClassDesc owner;
    private final StateLayout places;
    private final Cost cost;
    private final Deque<Method> waiting = new ArrayDeque<>();
    private final Map<Expr, String> values = new IdentityHashMap<>();
    private int count;

    Methods(ClassDesc owner, StateLayout places, Cost cost) {
        this.owner = owner;
        this.places = places;
        this.cost = cost;
    }

    /** Adds a method without parameters and result; returns its name. */
    String add(Consumer<CodeBuilder> body) {
        String name = "part" + count++;
        waiting.add(new Method(name, MTD_void, code -> {
            body.accept(code);
            code.return_();
        }));
        return name;
    }

    /** Adds a method that calls those in order; returns its name. */
    String all(List<String> names) {
        List<String> level = names;
        while (level.size() > CALLS) {
            List<String> higher = new ArrayList<>();
            for (int i = 0; i < level.size(); i += CALLS) {
                higher.add(calls(level.subList(i, Math.min(level.size(), i + CALLS))));
            }
            level = higher;
        }
        return calls(level);
    }

    private String calls(List<String> names) {
        List<String> fixed = List.copyOf(names);
        return add(code -> fixed.forEach(name -> call(code, name)));
    }

    void call(CodeBuilder code, String name) {
        code.invokestatic(owner, name, MTD_void);
    }

    boolean isLarge(Expr expr) {
        return cost.of(expr) > LARGE;
    }

    /** Calls a method that gives the expression's value. */
    void call(CodeBuilder code, Expr expr) {
        boolean wide = Wide.is(expr.shape());
        MethodTypeDesc type = MethodTypeDesc.of(wide ? Instructions.LIMBS : CD_long);
        String name = values.computeIfAbsent(expr, _ -> {
            String fresh = "value" + count++;
            waiting.add(new Method(fresh, type, inner -> {
                new ValueCode(inner, places, this, true).inline(expr);
                if (wide) {
                    inner.areturn();
                } else {
                    inner.lreturn();
                }
            }));
            return fresh;
        });
        code.invokestatic(owner, name, type);
    }

    /** Writes all methods, those too that come up meanwhile. */
    void write(ClassBuilder builder) {
        while (!waiting.isEmpty()) {
            Method method = waiting.remove();
            builder.withMethodBody(
                    method.name(), method.type(), ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, method.body());
        }
    }
}
