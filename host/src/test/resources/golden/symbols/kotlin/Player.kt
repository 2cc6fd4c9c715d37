@file:JvmName("Players")

package music.player

import music.model.Song
import music.model.Track as Piece
import kotlin.math.*

const val LIMIT = 10
val defaults: Map<String, Int> = mapOf("a" to 1)
private var current: Player? = null

typealias Songs = List<Song>

/** Plays songs. */
@Serializable
open class Player<T : Song>(private val library: Library, var volume: Int = 5, name: String) : Device(name), Playable {
    constructor(name: String) : this(Library(), 3, name)

    private val queue = mutableListOf<T>()
    lateinit var owner: User

    init {
        Registry.register(this)
    }

    val size: Int
        get() = queue.size

    /** Adds a song. */
    override fun add(song: T): Boolean {
        val local = song.title
        queue.forEach { println(it) }
        return queue.add(song) && check(LIMIT)
    }

    suspend fun <R> load(block: suspend (Song) -> R): R = withContext(IO) { block(Song("x")) }

    companion object {
        const val MAX = 3
        fun create() = Player<Song>("new")
    }

    inner class Cursor {
        fun next() {}
    }
}

interface Playable {
    fun play()
}

enum class State(val code: Int) {
    ON(1),
    OFF(2) {
        override fun label() = "off"
    };

    open fun label() = name
}

data class Point(val x: Int, val y: Int)

sealed interface Result

object Registry {
    fun register(player: Player<*>) {}
}

annotation class Fast

fun String.shout(): String = uppercase()

fun main(args: Array<String>) {
    Player.create().add(Song("a"))
}
