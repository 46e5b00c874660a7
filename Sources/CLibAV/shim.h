// What Swift can't import from libav, as inline functions and constants. MediaKit alone imports this module.
#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavformat/avformat.h>
#include <libavutil/audio_fifo.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
#include <stdarg.h>

static const int32_t cav_eof = AVERROR_EOF;
static const int32_t cav_again = AVERROR(EAGAIN);
static const int32_t cav_no_memory = AVERROR(ENOMEM);
static const int32_t cav_invalid = AVERROR_INVALIDDATA;
static const int32_t cav_no_encoder = AVERROR_ENCODER_NOT_FOUND;
static const int32_t cav_no_decoder = AVERROR_DECODER_NOT_FOUND;
static const int64_t cav_no_time = AV_NOPTS_VALUE;

// libav's log goes nowhere, except the calling thread's last error line. The line lives in the one object file whose
// source calls these functions (MediaKit's Library.swift): a second caller would have a line of its own. It is local to
// a function because Swift emits the functions of a header but not its variables.
enum { cav_line_capacity = 512 };
static inline char *cav_error_line(void) {
    static _Thread_local char line[cav_line_capacity];
    return line;
}
static inline void cav_log(void *context, int level, const char *format, va_list arguments) {
    if ((level & 0xff) > AV_LOG_ERROR) return;
    int prefix = 1;
    av_log_format_line2(context, level, format, arguments, cav_error_line(), cav_line_capacity, &prefix);
}
static inline void cav_listen(void) { av_log_set_callback(cav_log); }

// Planes and strides of a frame without walking tuples.
static inline uint8_t *cav_plane(const AVFrame *frame, int plane) { return frame->data[plane]; }
static inline int cav_stride(const AVFrame *frame, int plane) { return frame->linesize[plane]; }
static inline int cav_scale(struct SwsContext *scaler, const AVFrame *from, AVFrame *to) {
    return sws_scale(scaler, (const uint8_t *const *)from->data, from->linesize, 0, from->height, to->data, to->linesize);
}
static inline int cav_fifo_write(AVAudioFifo *fifo, AVFrame *frame) {
    return av_audio_fifo_write(fifo, (void **)frame->extended_data, frame->nb_samples);
}
static inline int cav_fifo_read(AVAudioFifo *fifo, AVFrame *frame, int count) {
    return av_audio_fifo_read(fifo, (void **)frame->extended_data, count);
}
// Appends a chapter; avformat_free_context frees it. Times in units of 1/scale of a second.
static inline int cav_add_chapter(AVFormatContext *context, int scale, int64_t start, int64_t end, const char *title) {
    AVChapter **grown = (AVChapter **)av_realloc_array(context->chapters, context->nb_chapters + 1, sizeof *grown);
    if (!grown) return AVERROR(ENOMEM);
    context->chapters = grown;
    AVChapter *chapter = (AVChapter *)av_mallocz(sizeof *chapter);
    if (!chapter) return AVERROR(ENOMEM);
    chapter->id = context->nb_chapters;
    chapter->time_base = av_make_q(1, scale);
    chapter->start = start;
    chapter->end = end;
    context->chapters[context->nb_chapters++] = chapter;
    return av_dict_set(&chapter->metadata, "title", title, 0);
}
