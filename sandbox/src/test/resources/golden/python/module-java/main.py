import java
