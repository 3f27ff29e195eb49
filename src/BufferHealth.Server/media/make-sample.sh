#!/bin/sh
# Makes sample/: one minute of fragmented MP4 (H.264 in three renditions, AAC apart) with playlists for HLS and a
# manifest for DASH over the same segments, from ffmpeg's synthetic sources alone. The output is committed, so only
# a change to the picture needs ffmpeg.
# Usage: media/make-sample.sh   Needs: ffmpeg with libx264. A font, if found, burns in clock and rendition.
set -eu
cd "$(dirname "$0")"

seconds=60
fps=24
segment=2                     # seconds; a key frame opens each segment in every rendition
gop=$((fps * segment))
limit=4000000                 # bytes, all files together

command -v ffmpeg >/dev/null || { echo "make-sample.sh: ffmpeg is not installed" >&2; exit 1; }

font=$(fc-match -f '%{file}' 'DejaVu Sans Mono:bold' 2>/dev/null || true)
[ -f "$font" ] || font=

# The sound ends 0.1 s before the picture, so that it fills as many segments: an AAC encoder opens with a frame of its own.
# No B frames (-bf 0): with them the picture starts late and a player opens with a seek over the hole.
# The clock and a bar that fills show at a glance whether the picture stands still.
text() { # text HEIGHT: clock in the middle, rendition in the corner, both scaled to the picture
  [ -n "$font" ] || { echo null; return; }
  echo "drawtext=fontfile='$font':text='%{eif\:floor(t/60)\:d\:2}\:%{eif\:mod(floor(t)\,60)\:d\:2}.%{eif\:floor(mod(t*10\,10))\:d}':fontcolor=white:fontsize=h/4:x=(w-text_w)/2:y=(h-text_h)/2:shadowcolor=black@0.5:shadowx=2:shadowy=2,drawtext=fontfile='$font':text='$1p':fontcolor=white@0.9:fontsize=h/11:x=h/18:y=h/18"
}
bar() { # bar WIDTH HEIGHT: fills from left to right over the minute, a lighter sweep each second
  echo "color=white@0.85:s=$1x$(($2 / 45)):r=$fps:d=$seconds[sweep$2];[in$2][sweep$2]overlay=x='-w+w*t/$seconds':y=H-h:shortest=1"
}

rm -rf sample
mkdir sample
ffmpeg -hide_banner -loglevel error -y \
  -f lavfi -i "gradients=s=640x360:r=$fps:d=$seconds:c0=0x0b1f4b:c1=0x1f6f8b:c2=0x7b2d8b:c3=0xd9822b:nb_colors=4:speed=0.012:seed=7" \
  -f lavfi -i "testsrc2=s=160x90:r=$fps:d=$seconds" \
  -f lavfi -i "aevalsrc='0.25*sin(2*PI*(330+110*mod(floor(t),4))*t)*exp(-9*mod(t,1))':s=24000:d=$((seconds - 1)).9" \
  -filter_complex "
    [0:v][1:v]overlay=x=W-w-20:y=20,format=yuv420p,split=3[a][b][c];
    [a]scale=256:144,$(text 144)[in144];$(bar 256 144)[v0];
    [b]scale=426:240,$(text 240)[in240];$(bar 426 240)[v1];
    [c]$(text 360)[in360];$(bar 640 360)[v2]" \
  -map '[v0]' -map '[v1]' -map '[v2]' -map 2:a \
  -c:v libx264 -preset slow -profile:v main -level:v 3.0 -bf 0 -pix_fmt yuv420p \
  -g $gop -keyint_min $gop -sc_threshold 0 -x264-params "open-gop=0" \
  -b:v:0 52k -maxrate:v:0 60k -bufsize:v:0 104k \
  -b:v:1 126k -maxrate:v:1 140k -bufsize:v:1 252k \
  -b:v:2 240k -maxrate:v:2 264k -bufsize:v:2 480k \
  -c:a aac -b:a 24k -ac 1 -ar 24000 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -threads 1 \
  -f hls -hls_time $segment -hls_playlist_type vod -hls_segment_type fmp4 -hls_flags independent_segments \
  -hls_fmp4_init_filename 'init.mp4' -hls_segment_filename 'sample/%v/%02d.m4s' \
  -master_pl_name main.m3u8 \
  -var_stream_map 'v:0,agroup:sound,name:144p v:1,agroup:sound,name:240p v:2,agroup:sound,name:360p a:0,agroup:sound,default:yes,name:audio' \
  'sample/%v/index.m3u8'

# ffmpeg numbers the init files by track although each has a folder of its own.
for track in sample/*/; do
  mv "$track"init_*.mp4 "${track}init.mp4"
  sed 's/init_[0-9]*\.mp4/init.mp4/' "${track}index.m3u8" > sample/index.tmp
  mv sample/index.tmp "${track}index.m3u8"
done

count=$((seconds / segment))
for track in sample/*/; do
  found=$(find "$track" -name '*.m4s' | wc -l)
  [ "$found" -eq "$count" ] || { echo "make-sample.sh: $track has $found segments, must have $count" >&2; exit 1; }
done

# The same segments for DASH. Bandwidths are those of the HLS playlist: ffmpeg's 1.1 times the rate asked for.
picture() { # picture WIDTH HEIGHT BANDWIDTH
  echo "      <Representation id=\"${2}p\" width=\"$1\" height=\"$2\" codecs=\"avc1.4d401e\" bandwidth=\"$3\"/>"
}
cat > sample/main.mpd <<MPD
<?xml version="1.0" encoding="utf-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-live:2011" mediaPresentationDuration="PT${seconds}S" minBufferTime="PT${segment}S">
  <Period>
    <AdaptationSet contentType="video" mimeType="video/mp4" frameRate="$fps" segmentAlignment="true" startWithSAP="1">
      <SegmentTemplate initialization="\$RepresentationID\$/init.mp4" media="\$RepresentationID\$/\$Number%02d\$.m4s" startNumber="0" duration="$segment"/>
$(picture 256 144 57200)
$(picture 426 240 138600)
$(picture 640 360 264000)
    </AdaptationSet>
    <AdaptationSet contentType="audio" mimeType="audio/mp4" lang="und" segmentAlignment="true" startWithSAP="1">
      <SegmentTemplate initialization="\$RepresentationID\$/init.mp4" media="\$RepresentationID\$/\$Number%02d\$.m4s" startNumber="0" duration="$segment"/>
      <Representation id="audio" codecs="mp4a.40.2" audioSamplingRate="24000" bandwidth="26400"/>
    </AdaptationSet>
  </Period>
</MPD>
MPD

bytes=$(find sample -type f -exec cat {} + | wc -c)
[ "$bytes" -lt "$limit" ] || { echo "make-sample.sh: $bytes bytes, must stay under $limit" >&2; exit 1; }
echo "sample/: $(find sample -type f | wc -l) files, $bytes bytes"
